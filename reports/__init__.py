"""What we tell: from recorded findings to a person."""
