"""The opt-out list as it can be asked: is this name on it? Keyed hashes and the key, never names.
Pure.

HMAC-SHA-256 (RFC 2104, FIPS 198-1). A rotated key is a chain: the newest key hashes what the one
before gave, so that a list is brought under a new key without anybody's name.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.model.opt_out.places import Place, names_in, names_in_address

_NAME = b"rollcall opt-out name\0"
_ID = b"rollcall opt-out key\0"
_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class OptOutList:
    """`hashes` by the number of keys that made them, 1 = only the first. Empty when there is no
    list.
    """

    keys: tuple[bytes, ...] = field(default=(), repr=False)
    hashes: Mapping[int, frozenset[bytes]] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        """Say whether there is anybody on the list."""
        return any(self.hashes.values())

    def holds(self, letters: str) -> bool:
        """Say whether these letters (`letters_of`) are a name on the list."""
        steps = enumerate(_chain(self.keys, _NAME + letters.encode()), start=1)
        return any(digest in self.hashes.get(number, ()) for number, digest in steps)

    def find(self, text: str) -> tuple[Place, ...]:
        """Give where names on the list stand in `text`, in order, none inside another."""
        return tuple(names_in(text, self.holds)) if self else ()

    def is_in_address(self, url: str) -> bool:
        """Say whether an address spells a name on the list (`/news/first-last-wins`)."""
        return bool(self) and names_in_address(url, self.holds)


def hash_name(letters: str, keys: Sequence[bytes]) -> str:
    """Give the hash of a name under all keys, 64 hexadecimal digits. Raises ValueError: no key."""
    return _last(keys, _NAME + letters.encode()).hex()


def key_name(keys: Sequence[bytes]) -> str:
    """Name a chain of keys without telling it: 16 hexadecimal digits."""
    return _last(keys, _ID).hex()[:_ID_DIGITS]


def rehash(name_hash: str, key: bytes) -> str:
    """Bring a hash under one more key."""
    return hmac.digest(key, bytes.fromhex(name_hash), "sha256").hex()


def opened(keys: Sequence[bytes], stored: Mapping[str, Collection[str]]) -> OptOutList:
    """Give the list that the keys open; `stored` are hashes by the name of the keys that made them.
    What was made by other keys is left out: `unopened` says whether there is such.
    """
    chains = {key_name(keys[:number]): number for number in range(1, len(keys) + 1)}
    hashes = {
        chains[name]: frozenset(map(bytes.fromhex, some))
        for name, some in stored.items()
        if name in chains
    }
    return OptOutList(tuple(keys), hashes)


def unopened(keys: Sequence[bytes], stored: Mapping[str, Collection[str]]) -> int:
    """Say how many hashes these keys do not open: names that nobody can look for."""
    chains = {key_name(keys[:number]) for number in range(1, len(keys) + 1)}
    return sum(len(some) for name, some in stored.items() if name not in chains)


def _last(keys: Sequence[bytes], message: bytes) -> bytes:
    *_, last = _chain(keys, message)
    return last


def _chain(keys: Sequence[bytes], message: bytes) -> Iterator[bytes]:
    for key in keys:
        message = hmac.digest(key, message, "sha256")
        yield message
