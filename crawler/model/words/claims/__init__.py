"""What says that an account is official, who stands behind it, and what takes that back."""
