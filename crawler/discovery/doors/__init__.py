"""One file for each platform that may be searched, or asked whether there is an account. Pure."""
