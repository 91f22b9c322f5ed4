"""The names of a district and its schools, and where a text or a handle holds them."""
