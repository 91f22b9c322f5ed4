"""Handles that are easily taken for another one: the families of dnstwist, for handles. Pure.

Families as dnstwist 20250130 names them (README, `--fuzzers`); what only makes sense for domains
(TLD swaps, cyrillic and punycode) is left out, because handles are ASCII on the platforms we ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_KEYS: Mapping[str, str] = {
    "1": "2q",
    "2": "3wq1",
    "3": "4ew2",
    "4": "5re3",
    "5": "6tr4",
    "6": "7yt5",
    "7": "8uy6",
    "8": "9iu7",
    "9": "0oi8",
    "0": "po9",
    "q": "12wa",
    "w": "3esaq2",
    "e": "4rdsw3",
    "r": "5tfde4",
    "t": "6ygfr5",
    "y": "7uhgt6",
    "u": "8ijhy7",
    "i": "9okju8",
    "o": "0plki9",
    "p": "lo0",
    "a": "qwsz",
    "s": "edxzaw",
    "d": "rfcxse",
    "f": "tgvcdr",
    "g": "yhbvft",
    "h": "ujnbgy",
    "j": "ikmnhu",
    "k": "olmji",
    "l": "kop",
    "z": "asx",
    "x": "zsdc",
    "c": "xdfv",
    "v": "cfgb",
    "b": "vghn",
    "n": "bhjm",
    "m": "njk",
}
"""Neighbours on a QWERTY keyboard, as dnstwist's."""
_GLYPHS: Mapping[str, tuple[str, ...]] = {
    "o": ("0",),
    "l": ("1", "i"),
    "i": ("1", "l"),
    "e": ("3",),
    "s": ("5",),
    "a": ("4",),
    "b": ("8",),
    "g": ("9", "q"),
    "t": ("7",),
    "m": ("rn", "nn"),
    "w": ("vv",),
    "d": ("cl",),
    "rn": ("m",),
    "vv": ("w",),
    "cl": ("d",),
}
_VOWELS = "aeiou"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4
"""Variants of shorter names are everybody's."""


def families(name: str) -> Mapping[str, tuple[str, ...]]:
    """Give the variants of a name by family, each family in order and without the name itself or
    repeats; families in the order of how easily they deceive.
    """
    if len(name) < _SHORTEST:
        return {}
    made = {
        "homoglyph": _homoglyphs(name),
        "hyphenation": _between(name, ("_", "-")),
        "subdomain": _between(name, (".",)),
        "omission": (name[:i] + name[i + 1 :] for i in range(len(name))),
        "transposition": _transpositions(name),
        "repetition": (name[:i] + name[i] + name[i:] for i in range(len(name))),
        "plural": (name + "s", name[:-1] if name.endswith("s") else name + "es"),
        "vowel-swap": _vowel_swaps(name),
        "addition": (name + one for one in (*"123456789", *_LETTERS)),
        "replacement": _replacements(name),
        "insertion": _insertions(name),
        "bitsquatting": _bit_flips(name),
    }
    seen = {name}
    found: dict[str, tuple[str, ...]] = {}
    for family, variants in made.items():
        fresh = tuple(dict.fromkeys(one for one in variants if one not in seen))
        seen.update(fresh)
        found[family] = fresh
    return found


def _homoglyphs(name: str) -> Iterator[str]:
    for part, looks in _GLYPHS.items():
        place = name.find(part)
        while place >= 0:
            for look in looks:
                yield name[:place] + look + name[place + len(part) :]
            place = name.find(part, place + 1)
    for part, looks in _GLYPHS.items():
        if name.count(part) > 1:
            yield name.replace(part, looks[0])


def _between(name: str, signs: tuple[str, ...]) -> Iterator[str]:
    for sign in signs:
        yield from (name[:i] + sign + name[i:] for i in range(1, len(name)))


def _transpositions(name: str) -> Iterator[str]:
    for i in range(len(name) - 1):
        if name[i] != name[i + 1]:
            yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


def _vowel_swaps(name: str) -> Iterator[str]:
    for i, letter in enumerate(name):
        if letter in _VOWELS:
            yield from (name[:i] + vowel + name[i + 1 :] for vowel in _VOWELS)


def _replacements(name: str) -> Iterator[str]:
    for i, letter in enumerate(name):
        yield from (name[:i] + near + name[i + 1 :] for near in _KEYS.get(letter, ""))


def _insertions(name: str) -> Iterator[str]:
    for i in range(1, len(name) - 1):
        for near in _KEYS.get(name[i], ""):
            yield name[:i] + near + name[i:]
            yield name[:i] + name[i] + near + name[i + 1 :]


def _bit_flips(name: str) -> Iterator[str]:
    for i, letter in enumerate(name):
        for bit in range(8):
            flipped = chr(ord(letter) ^ (1 << bit)) if letter.isascii() else ""
            if flipped.isascii() and (flipped.islower() or flipped.isdigit()):
                yield name[:i] + flipped + name[i + 1 :]
