"""The question to the likely coach or adviser whether an account is theirs. Pure."""
