"""The phrases of every language, and how they are found among words."""
