"""A pretend internet on loopback: one invented district, its platforms, and all that misbehaves."""
