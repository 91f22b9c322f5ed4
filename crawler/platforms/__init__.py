"""How each platform is asked and read, one file each. Pure."""
