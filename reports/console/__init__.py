"""What people and machines can ask of a running installation over HTTP."""
