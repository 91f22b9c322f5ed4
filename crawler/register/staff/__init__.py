"""The staff directory from outside: CSV of any office, of Google or Microsoft, or LDIF. Pure."""
