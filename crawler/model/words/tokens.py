"""Cuts a text into words and the gaps between them; every word knows its place in the original.
Pure.

A Han character is a word of its own, so that spaced-out Chinese reads like any other. Single
letters with one sign between them (`o f f i c i a l`) are one word.
"""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from crawler.model.words.fold import EMOJI, Folded, fold


class Gap(IntEnum):
    """What stands before a word: a space, a picture, a lesser break (comma, dash, bar), the end of
    a sentence.
    """

    SPACE = 0
    PICTURE = 1
    BREAK = 2
    STOP = 3


class Token(NamedTuple):
    """One word: `text` folded, `start` and `end` in the original, `gap` before it. `joined`: no
    space before it.

    Handles and addresses are one word each, beginning with `@`; an address is `@://`. A tuple,
    because it is made in a third of the time of a frozen dataclass, and nothing is made as often.
    """

    text: str
    start: int
    end: int
    gap: Gap
    joined: bool = False


ADDRESS = "@://"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"(?P<address>https?://\S{{1,300}}|www\.\S{{1,300}})"
    rf"|(?P<handle>@\w(?:[\w.-]{{0,80}}\w)?)|(?P<han>[{_HAN}])"
    rf"|(?P<word>[^\W_{_HAN}]+(?:[$!@](?=[a-z]))?[^\W_{_HAN}]*)"
)
_STOPS = re.compile(r"[!?;。！？；…\n\r]|\.(?=\s)")
_BREAKS = re.compile(r"[,:|/\\<>\"“”«»„‟、，：《》「」『』=+•·–—―‐-]")
_FRAMES = re.compile(r"[()\[\]{}（）【】~*_]")
_SHORTENED = frozenset(
    {"co", "st", "ste", "dr", "mr", "mrs", "ms", "no", "jr", "sr", "inc", "mt", "ft", "dept"}
)
"""Words whose full stop ends no sentence."""
_SPACED_LETTERS = 4
_SPACED_HAN = 3
_SPACE = Gap.SPACE


def tokenise(text: str) -> tuple[Token, ...]:
    """Give the words of a text in order."""
    return _joined_letters(_closed_up(_words(fold(text))))


def words(text: str) -> tuple[str, ...]:
    """Give only the folded words."""
    return tuple(token.text for token in tokenise(text))


def _words(seen: Folded) -> list[Token]:
    tokens: list[Token] = []
    end, places, letters = 0, seen.places, seen.text
    for match in _WORD.finditer(letters):
        first, last = match.span()
        between = letters[end:first]
        if between.startswith(".") and tokens and _is_shortened(tokens[-1].text):
            between = between[1:]
        text = ADDRESS if match.lastgroup == "address" else match[0]
        gap = _SPACE if between == " " else _gap(between)
        tokens.append(Token(text, places[first], places[last - 1] + 1, gap, end == first > 0))
        end = last
    return tokens


def _is_shortened(word: str) -> bool:
    """Say whether a full stop after the word ends no sentence: `St.`, the initial of a name."""
    return word in _SHORTENED or (len(word) == 1 and "a" <= word <= "z")


def _gap(between: str) -> Gap:
    if not between or between == " ":
        return Gap.SPACE
    if _STOPS.search(between):
        return Gap.STOP
    bare = between.strip()
    if bare in {"-", "_", "'", "&", "/"} and bare == between:
        return Gap.SPACE
    if _BREAKS.search(between):
        return Gap.BREAK
    return Gap.PICTURE if EMOJI in between or _FRAMES.search(between) else Gap.SPACE


def _closed_up(tokens: list[Token]) -> list[Token]:
    """Take out the signs between Han characters that each stand alone: `官|方|账|号`."""
    apart = [
        place
        for place in range(1, len(tokens))
        if tokens[place].gap is Gap.BREAK and _are_apart(tokens[place - 1], tokens[place])
    ]
    if len(apart) < _SPACED_HAN:
        return tokens
    known = set(apart)
    return [
        token._replace(gap=_SPACE) if place in known and {place - 1, place + 1} & known else token
        for place, token in enumerate(tokens)
    ]


def _are_apart(one: Token, two: Token) -> bool:
    han = not one.text.isascii() and not two.text.isascii()
    return han and len(one.text) == len(two.text) == 1 and two.start - one.end == 1


def _joined_letters(tokens: list[Token]) -> tuple[Token, ...]:
    """Join runs of single letters that have one sign between them."""
    if sum(map(_is_letter, tokens)) < _SPACED_LETTERS:
        return tuple(tokens)
    result: list[Token] = []
    run: list[Token] = []
    for token in tokens:
        if run and not _goes_on(run[-1], token):
            result += _closed(run)
            run = []
        if _is_letter(token):
            run.append(token)
        else:
            result.append(token)
    return (*result, *_closed(run))


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isascii()


def _goes_on(last: Token, token: Token) -> bool:
    return _is_letter(token) and token.start - last.end <= 1


def _closed(run: list[Token]) -> list[Token]:
    if len(run) < _SPACED_LETTERS or all(one.end == two.start for one, two in pairwise(run)):
        return run
    return [run[0]._replace(text="".join(one.text for one in run), end=run[-1].end)]
