"""The only room on the network: one polite spider for all platforms."""
