"""What one recipient should read this week. Pure."""
