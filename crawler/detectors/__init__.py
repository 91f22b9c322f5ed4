"""What is there: one pure detector per file."""
