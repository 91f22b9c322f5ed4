"""What stands in the sheets that offices work from. Pure."""
