"""The life of a registered account: requested, approved, opened, active, reviewed, closed. Pure."""
