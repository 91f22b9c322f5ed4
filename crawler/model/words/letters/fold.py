"""Folds characters to the letters that a reader sees, each with its place in the original. Pure.

Compatibility forms (NFKD, Unicode Annex 15), accents and case are folded; what cannot be seen
(category Cf, variation selectors) is dropped; small capitals and boxed letters become letters;
pictographs become a space; traditional Chinese characters become simplified ones; letters of
another script become the Latin ones that they look like, but only in words that mix scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.model.words.letters.han_forms import SIMPLIFIED

EMOJI = "\ue000"
"""Stands for a pictograph in a folded text; a private character, which no text holds after folding.
"""

_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqqrstuvwyz", strict=True))
_PLAIN = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "¢": "c",
    "！": "。",  # in Chinese it ends a sentence and never stands for a letter
    "丶": "·",  # strokes, which nobody writes but between characters or words
    "丨": "|",
}
_LOOK_ALIKE = dict(
    zip("авсԁеѕіјкмнорԛгтухѵԝүбαβεικνορτυχωη", "abcdesijkmhopqrtyxvwy6abeikvoptuxwn", strict=True)
) | dict(zip("օոսհցᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏏᏔᏙᏚᏞᏟᏢᏦᏴ", "onuhgdrtiajewmhgzbwvslcpkb", strict=True))
"""Cyrillic, Greek, Armenian and Cherokee letters that look like Latin ones (Unicode confusables,
UTS 39), as they are after case folding.
"""
_LISU = dict(zip("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "bpdtgkjczfmnlsrvhwxyaeiou", strict=True))
"""Lisu letters are Latin capitals to the eye, alone as in company (same source)."""
_LOOK_ALIKES = frozenset(_LOOK_ALIKE)
_LETTERS = re.compile(r"[^\W_]+")
_SEVERAL = 2
"""Words of mixed scripts in one text; one may be a slip, more are a disguise."""
_BOXED = {0x1F150: 26, 0x1F170: 26, 0x1F1E6: 26, 0x249C: 26, 0x1F110: 26}
"""First code points of the alphabets of which NFKD does not make letters alone: negative circled,
negative squared, regional, parenthesised (small and capital).
"""
_MOST_PARTS = 6
"""Of one character; some Arabic ones hold a whole sentence."""
_REGIONAL = range(0x1F1E6, 0x1F200)
_WORD = 6
_REGIONAL_SIGNS = frozenset(map(chr, _REGIONAL))


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as a reader sees it; `places[i]` is where its i-th character stands in `original`."""

    original: str
    text: str
    places: Sequence[int]


def fold(original: str) -> Folded:
    """Fold a text of any length; takes time in proportion to it."""
    if original.isascii():
        return Folded(original, original.lower(), range(len(original)))
    seen = list(map(_seen, original))
    if not _REGIONAL_SIGNS.isdisjoint(original):
        seen = [" " if _is_flag(original, i) else one for i, one in enumerate(seen)]
    lengths = set(map(len, seen))
    places: Sequence[int] = range(len(original))
    if lengths != {1}:
        places = [place for place, one in enumerate(seen) for _ in one]
    return Folded(original, _latin("".join(seen)), places)


def folded(text: str) -> str:
    """Give only the folded characters."""
    return fold(text).text


@lru_cache(maxsize=20_000)
def _seen(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = (
        _SMALL_CAPITALS.get(character)
        or _PLAIN.get(character)
        or _LISU.get(character)
        or SIMPLIFIED.get(character)
        or _unboxed(ord(character))
    )
    if plain:
        return plain
    parts = unicodedata.normalize("NFKD", character).casefold()
    return "".join(_part(part) for part in parts[:_MOST_PARTS])


def _part(part: str) -> str:
    category = unicodedata.category(part)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category in {"So", "Sk", "Cs", "Co", "Cn"}:
        return EMOJI
    return _PLAIN.get(part) or SIMPLIFIED.get(part, part)


def _unboxed(point: int) -> str | None:
    for first, count in _BOXED.items():
        if first <= point < first + count:
            return chr(ord("a") + point - first)
    return None


def _is_flag(text: str, place: int) -> bool:
    """Say whether a regional indicator is half of a flag: others stand beside it, and not so many
    that they spell a word.
    """
    if text[place] not in _REGIONAL_SIGNS:
        return False
    first = last = place
    while first > max(0, place - _WORD) and text[first - 1] in _REGIONAL_SIGNS:
        first -= 1
    while last < min(len(text) - 1, place + _WORD) and text[last + 1] in _REGIONAL_SIGNS:
        last += 1
    return 1 < last - first + 1 < _WORD


def _latin(text: str) -> str:
    """Replace look-alike letters in words that also hold Latin letters; where several do, in words
    that hold nothing else as well.
    """
    if _LOOK_ALIKES.isdisjoint(text):
        return text
    words = [match.span() for match in _LETTERS.finditer(text)]
    mixed = [one for one in words if any("a" <= letter <= "z" for letter in text[slice(*one)])]
    disguised = [one for one in mixed if not _LOOK_ALIKES.isdisjoint(text[slice(*one)])]
    if len(disguised) >= _SEVERAL:
        disguised += [one for one in words if _LOOK_ALIKES.issuperset(text[slice(*one)])]
    result = list(text)
    for first, end in disguised:
        result[first:end] = [_LOOK_ALIKE.get(letter, letter) for letter in text[first:end]]
    return "".join(result)
