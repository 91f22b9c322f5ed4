"""Where a text is about a person, and how a unit's name stands in it."""
