"""Where a text describes its owner as a person."""
