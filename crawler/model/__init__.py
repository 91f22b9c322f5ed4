"""The shared words, all frozen. Pure."""
