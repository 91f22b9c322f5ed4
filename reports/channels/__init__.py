"""How a message leaves the house, one file per channel."""
