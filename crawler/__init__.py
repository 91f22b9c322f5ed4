"""What we saw: from a public page to recorded findings."""
