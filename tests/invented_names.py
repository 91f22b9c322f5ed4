"""Names for tests that are about names: every one invented, every family name marked `Inventine`,
`Inventova` and the like, so that nobody takes one for a child.
"""

from __future__ import annotations

from itertools import product

from crawler.model.opt_out.listed import OptOutList, hash_name, key_name, opened
from crawler.model.opt_out.names import PersonName, variants

FERN = PersonName("Fern", "Inventine")
"""Whose parents opted out; a caption of the pretend internet names her in one of its weeks."""
KEY = bytes(range(32))
_SYLLABLES = ("ba", "co", "da", "fe", "gi", "ho", "ju", "ka", "le", "mo", "ni", "pa", "ro", "su")
_ENDINGS = ("inventine", "inventova", "inventson", "inventsky", "inventaud", "inventez")


def dictionary(size: int) -> list[PersonName]:
    """Give so many invented names, Fern's among them."""
    givens = ["".join(parts).title() for parts in product(_SYLLABLES, repeat=3)]
    families = [f"{first}{ending}".title() for first, ending in product(_SYLLABLES, _ENDINGS)]
    names = [PersonName(given, family) for given, family in product(givens, families)]
    assert len(names) >= size
    return [FERN, *names[: size - 1]]


def listing(*names: PersonName, keys: tuple[bytes, ...] = (KEY,)) -> OptOutList:
    """Give a list with these people on it."""
    hashes = {hash_name(form, keys) for name in names for form in variants(name)}
    return opened(keys, {key_name(keys): hashes})
