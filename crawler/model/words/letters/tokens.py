"""Cuts a text into words and the gaps between them; every word knows its place in the original.
Pure.

A Han character is a word of its own, so that spaced-out Chinese reads like any other.
"""

from __future__ import annotations

import re

from crawler.model.words.letters.fold import EMOJI, Folded, fold
from crawler.model.words.letters.name_words import GO_SCHOOLS
from crawler.model.words.letters.spelled import joined_letters, split_tags
from crawler.model.words.letters.token import ADDRESS, Gap, Token

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"(?P<address>https?://\S{{1,300}}|www\.\S{{1,300}})"
    rf"|(?P<handle>@\w(?:[\w.-]{{0,80}}\w)?)|(?P<han>[{_HAN}])"
    rf"|(?P<word>[^\W_{_HAN}]+(?:(?:[$!@]{{1,2}}(?=[a-z\d])|(?<=[a-z])€(?=[a-z]))[^\W_{_HAN}]+)*(?:[$@](?![\w@]))?)"
)
_STOPS = re.compile(r"[!?;。！？；…\n\r]|\.(?=\s)|\.{3}")
_BREAKS = re.compile(r"[,:|/\\<>\"“”«»„‟、，：《》「」『』+•·–—―‐-]")
_QUOTES = frozenset('"“”„‟«»')
_FRAMES = re.compile(r"[()\[\]{}（）【】~*_]")
_SHORTENED = frozenset(
    {
        "co",
        "st",
        "ste",
        "dr",
        "mr",
        "mrs",
        "ms",
        "no",
        "jr",
        "sr",
        "inc",
        "mt",
        "ft",
        "dept",
        "offic",
        "off",
        "acct",
        "cta",
        "pag",
        "cpte",
        "esc",
        "ec",
        "lyc",
        "inst",
        "elem",
        "depto",
        "dpto",
        "prim",
        "sec",
        "prep",
        "tec",
        "col",
        "dist",
        "num",
        "nro",
        "dir",
        "coord",
        "soc",
        "asoc",
        "of",
        "ofic",
        "mtra",
        "mtro",
        "profa",
        "dra",
        "sra",
        "lic",
        "ing",
    }
)
"""Words whose full stop ends no sentence."""
_LAST_OF_A_NAME = frozenset({"acct", "co", "dept", "inc", "jr", "sr"})
_BEGINNING = re.compile(r"([^\W\d_])[^\W\d_]* ([^\W\d_])")
"""The first letters of two words."""
_NO, NUMBER = frozenset({"no", "num", "nro"}), "nr"
"""Before digits `No.` is no negation: `Escuela Secundaria No. 12` is one word for number more."""
_PLAIN = re.compile("[a-z]{2,}(?: [a-z]{2,})*")
"""Words that cutting leaves as they are: most of the phrases, of which there are tens of thousands.
"""
_JOINTS = frozenset({"-", "\u2010", "\u2011", "_", "'", "&", "/", "+"})
"""Between two words without a space they part nothing; three of them are hyphens."""
_AND = frozenset({"en", "of", "und", "et", "ou", "and", "or"})
_GO = "go"
_SPACED_HAN = 3
_SPACE = Gap.SPACE


def tokenise(text: str) -> tuple[Token, ...]:
    """Give the words of a text in order."""
    found = _closed_up(_words(fold(text)))
    if "#" in text:
        found = list(split_tags(found, text))
    return tuple(joined_letters(found, text))


def words(text: str) -> tuple[str, ...]:
    """Give only the folded words."""
    if _PLAIN.fullmatch(text):
        return tuple(text.split(" "))
    return tuple(token.text for token in tokenise(text))


def _words(seen: Folded) -> list[Token]:
    tokens: list[Token] = []
    end, places, letters = 0, seen.places, seen.text
    for match in _WORD.finditer(letters):
        first, last = match.span()
        between = letters[end:first]
        if between.startswith(".") and tokens and _is_shortened(tokens[-1].text):
            ended = _ends_a_name(tokens[-1].text, seen.original, places[first])
            between = between if ended else between[1:]
        text = ADDRESS if match.lastgroup == "address" else match[0]
        if text.isdigit() and tokens and tokens[-1].text in _NO:
            tokens[-1] = tokens[-1]._replace(text=NUMBER)
        gap = _SPACE if between == " " or _goes_on(between, match[0], tokens) else _gap(between)
        tokens.append(Token(text, places[first], places[last - 1] + 1, gap, end == first > 0))
        end = last
    return tokens


def _goes_on(between: str, word: str, before: list[Token]) -> bool:
    """Say whether signs part nothing here: `foto- en nieuwspagina`, `GO! Basisschool De Zon`, the
    name of Flanders' public schools.
    """
    if between == "- ":
        return word in _AND
    return between == "! " and bool(before) and before[-1].text == _GO and word in GO_SCHOOLS


def _is_shortened(word: str) -> bool:
    """Say whether a full stop after the word ends no sentence: `St.`, the initial of a name."""
    return word in _SHORTENED or (len(word) == 1 and "a" <= word <= "z")


def _ends_a_name(word: str, original: str, after: int) -> bool:
    """Say whether a sentence ends with the shortened word, and one begins at this character: in
    `Fire Dept. The board …` a capital and then a small letter follow, in `Dept. of …` and in
    `Athletic Dept. Eastview High` they do not.
    """
    begun = _BEGINNING.match(original, after) if word in _LAST_OF_A_NAME else None
    return begun is not None and begun[1].isupper() and begun[2].islower()


def _gap(between: str) -> Gap:
    if between in {"", " ", "+ "}:
        return Gap.SPACE
    if _STOPS.search(between):
        return Gap.STOP
    bare = between.strip()
    if bare in _JOINTS and bare == between:
        return Gap.SPACE
    quote = bare in _QUOTES
    if _BREAKS.search(between) and not quote:
        return Gap.BREAK
    return Gap.PICTURE if quote or EMOJI in between or _FRAMES.search(between) else Gap.SPACE


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
