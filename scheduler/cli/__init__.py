"""The `rollcall` command: the same jobs by hand."""
