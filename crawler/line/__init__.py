"""THE LINE: one account, from captures by way of snapshot, facts and findings to what is recorded.

visiting.py    captures -> snapshot -> visit          (while the account is fetched)
pictures.py    snapshot -> the pictures that are asked for
judging.py     snapshot -> facts -> sightings -> findings -> recorded
discovering.py snapshots -> leads -> accounts nobody registered
"""
