"""What a handle says of itself: that it is official, or that it is not. Pure."""

from __future__ import annotations

import re

from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import plain_letters
from crawler.model.words.letters.fold import folded

_DENIALS = ("un", "not", "non")
"""What stands right before `official` in a handle that denies it."""
_DENIAL_LETTERS = 3
"""A shorter syllable denies only where a part of the handle begins: names of towns end in it."""
_TELLING_LETTERS = 6
"""`fans` may be anybody's, `parody` is not."""


def says_official(handle: str, grammar: Grammar) -> bool:
    """Say whether a handle holds the word `official`, also in digits, and does not deny it."""
    letters = plain_letters(handle.lstrip("@"))
    for stem in grammar.telling_stems:
        before, found, rest = letters.partition(stem)
        other = before.endswith(_DENIALS) or rest == "s" or rest.startswith("ly")
        if found and not (other or _is_denied(before, stem, grammar)):
            return True
    return False


def denies(handle: str, grammar: Grammar) -> bool:
    """Say whether a handle calls itself unofficial (`@ehs_unofficial`), or in a part of its own a
    parody or the like (`@ehs.parody`).
    """
    letters = plain_letters(folded(handle).lstrip("@"))
    parts = (part for part in re.split(r"[\W_]+", letters) if len(part) >= _TELLING_LETTERS)
    if any(map(grammar.fan_words.holds, parts)):
        return True
    befores = ((letters.partition(one)[0], one) for one in grammar.telling_stems if one in letters)
    return any(
        before.endswith(_DENIALS) or _is_denied(before, stem, grammar) for before, stem in befores
    )


def _is_denied(before: str, stem: str, grammar: Grammar) -> bool:
    """Say whether the letters of a handle before `official` deny it: `pas_officiel`, but not the
    `on` of `boston…`.
    """
    parts = [part for part in re.split(r"[\W_]+", before) if part]
    if parts and parts[-1] + stem in grammar.negations.joined:
        return True
    letters = "".join(parts) + stem
    return any(
        denial.endswith(stem) and (not stem.isascii() or len(denial) >= len(stem) + _DENIAL_LETTERS)
        for denial in grammar.negations.joined
        if letters.endswith(denial)
    )
