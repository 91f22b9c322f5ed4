"""Characters and words: what a reader sees, cut into words that know their places."""
