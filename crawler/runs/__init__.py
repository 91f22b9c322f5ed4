"""What the crawler process does in one run: the rooms wired together."""
