"""Where names that `is_listed` knows stand in a text: its runs of words, hashed one by one. Pure.

A name is at most six words in a row. In a sentence with capitals its first and last word must have
one: `Will Grant`, not `will grant`. Written as one word it counts as a hashtag or a handle only. A
roster's `Lund, Ava` is read the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from crawler.model.opt_out.names import is_han, is_long, letters_of
from crawler.model.words.letters.token import ADDRESS, Gap, Token
from crawler.model.words.letters.tokens import tokenise

IsListed = Callable[[str], bool]
_MOST_WORDS = 6
_MOST_OF_ROSTER = 3
_TAGS = frozenset("#@＃＠")
_HAN_ALONE = 3
"""Fewer Chinese characters in a row are a name only where nothing Chinese stands beside them."""
_SLUG = re.compile(r"[^\w]+|_")


class Place(NamedTuple):
    """Offsets in the original text, `end` outside."""

    start: int
    end: int


def names_in(text: str, is_listed: IsListed) -> Iterator[Place]:
    """Give the places of names, in order; the longest that begins at a word counts."""
    tokens = tokenise(text)
    capitals = _with_capitals(text, tokens)
    first = 0
    while first < len(tokens):
        end = _end(text, tokens, first, capitals, is_listed) or _end_of_roster(
            text, tokens, first, is_listed
        )
        if end:
            yield Place(_start(text, tokens[first]), tokens[end - 1].end)
        first = end or first + 1


def names_in_address(url: str, is_listed: IsListed) -> bool:
    """Say whether the path or query of an address spells a name, its words joined by signs."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    for step in (*parts.path.split("/"), parts.query, parts.fragment):
        words = [letters_of(word) for word in _SLUG.split(unquote(step))]
        if any(is_listed(run) for run in _runs([word for word in words if word])):
            return True
    return False


def _runs(words: Sequence[str]) -> Iterator[str]:
    for first in range(len(words)):
        for end in range(first + 1, min(len(words), first + _MOST_WORDS) + 1):
            run = "".join(words[first:end])
            if end - first > 1 or is_long(run):
                yield run


def _start(text: str, token: Token) -> int:
    before = text[token.start - 1 : token.start]
    return token.start - 1 if before and before in _TAGS else token.start


def _end(
    text: str, tokens: Sequence[Token], first: int, capitals: frozenset[int], is_listed: IsListed
) -> int:
    """Give the word after the longest name that begins at `first`; 0 when none does."""
    if tokens[first].text == ADDRESS:
        token = tokens[first]
        return first + 1 if names_in_address(text[token.start : token.end], is_listed) else 0
    if not _may_be_name(text, tokens[first], first in capitals):
        return 0
    found, letters = 0, ""
    for last in range(first, min(len(tokens), first + _MOST_WORDS)):
        token = tokens[last]
        if last > first and (token.gap > Gap.SPACE or token.text == ADDRESS):
            break
        letters += "".join(filter(str.isalpha, token.text))
        if last == first and not (_is_tag(text, token) and is_long(letters)):
            continue
        if not _may_be_name(text, token, last in capitals):
            continue
        if _stands_alone(tokens, first, last, letters) and is_listed(letters):
            found = last + 1
    return found


def _end_of_roster(text: str, tokens: Sequence[Token], first: int, is_listed: IsListed) -> int:
    """Read `Family, Given` at the beginning of a line; 0 when that is no listed name."""
    if first and tokens[first].gap < Gap.STOP and not tokens[first - 1].text.isdecimal():
        return 0
    comma = _stretch(tokens, first)
    if comma >= len(tokens) or "," not in text[tokens[comma - 1].end : tokens[comma].start]:
        return 0
    family = "".join(token.text for token in tokens[first:comma])
    for end in range(_stretch(tokens, comma), comma, -1):
        given = "".join(token.text for token in tokens[comma:end])
        if is_listed(given + family):
            return end
    return 0


def _stretch(tokens: Sequence[Token], first: int) -> int:
    end = first + 1
    while end < min(len(tokens), first + _MOST_OF_ROSTER) and tokens[end].gap == Gap.SPACE:
        end += 1
    return end


def _with_capitals(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Give the words of sentences in which capitals are written."""
    found: set[int] = set()
    sentence: list[int] = []
    for place, token in enumerate(tokens):
        if token.gap is Gap.STOP:
            sentence = []
        sentence.append(place)
        if sentence[0] in found:
            found.add(place)
        elif text[token.start : token.end] != text[token.start : token.end].lower():
            found.update(sentence)
    return frozenset(found)


def _may_be_name(text: str, token: Token, capitals: bool) -> bool:
    letter = text[token.start : token.start + 1]
    return not capitals or not letter.islower() or _is_tag(text, token)


def _is_tag(text: str, token: Token) -> bool:
    return text[token.start : token.start + 1] in _TAGS or (
        token.start > 0 and text[token.start - 1] in _TAGS
    )


def _stands_alone(tokens: Sequence[Token], first: int, last: int, letters: str) -> bool:
    """Say whether Chinese characters are a name and not a part of other words."""
    if not is_han(letters) or len(letters) >= _HAN_ALONE:
        return True
    before = first > 0 and tokens[first].joined and is_han(tokens[first - 1].text)
    after = last + 1 < len(tokens) and tokens[last + 1].joined and is_han(tokens[last + 1].text)
    return not (before or after)
