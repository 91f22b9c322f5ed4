"""What words on an account say: who is speaking, and for whom. Pure.

fold.py      characters as a reader sees them, each with its place in the original
tokens.py    words and the gaps between them
phrases.py   the phrases of a language, found in words
claims.py    claims of official capacity, and what takes them back
names.py     the names of the district's units
mentions.py  where a text names a unit
reading.py   all texts of one account together: what it claims, and whose account it is
"""
