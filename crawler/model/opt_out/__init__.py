"""Who may not be shown: keyed hashes of names, and how these are found in words. Pure."""
