"""A seeded, invented decade of teams and their accounts with known truth, to measure against."""
