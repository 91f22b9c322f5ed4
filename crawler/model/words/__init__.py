"""What words on an account say: who is speaking, and for whom. Pure.

letters      characters as a reader sees them, cut into words that know their places
grammar      the phrases of every language, and how they are found among words
units        the names of the district's units, and where a text or a handle holds them
people       where a text is about a person, and how a name stands in it
claims       claims of official capacity, and what takes them back
captions     what a caption shows: students, events, and what gives a student away
listening.py what is needed to read: a district's names and the languages
reading.py   all texts of one account together: what it claims, and whose account it is
"""
