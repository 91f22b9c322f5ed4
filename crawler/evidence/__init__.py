"""The only room that writes files: what was captured, under its hash."""
