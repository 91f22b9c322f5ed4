"""Says whether the words behind a unit's name place it where the district's is not. Pure."""

from __future__ import annotations

from crawler.model.words.lexicon import Hit
from crawler.model.words.names import Names
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.token import Gap

_TOWN_WORDS = 3
"""Most words of a town's name."""


def is_in_a_town(text: Text, after: int, names: Names, grammar: Grammar) -> bool:
    """Say whether a town that is not the district's follows the name: `…, Gent`, `… in Gent`,
    `… (Gent)`.
    """
    tokens, place = text.tokens, after
    if place < len(tokens) and grammar.place_links.holds(tokens[place].text):
        place += 1
    if place >= len(tokens) or tokens[place].gap is Gap.STOP:
        return False
    if tokens[place].gap is Gap.PICTURE and text.original[tokens[place].start - 1] != "(":
        return False
    hit = grammar.towns.at(tokens, place) or _state_behind(text, place, grammar)
    if hit is None or not text.original[tokens[place].start].isupper():
        return False
    return names.words.isdisjoint(one.text for one in tokens[place : hit.end])


def _state_behind(text: Text, place: int, grammar: Grammar) -> Hit | None:
    """Give a short stretch of capitals with a known place behind it: `…, Peñitas, Sonora`."""
    end = text.end_of(place, Gap.PICTURE)
    if end - place > _TOWN_WORDS or end >= len(text.tokens):
        return None
    between = text.original[text.tokens[end - 1].end : text.tokens[end].start].strip()
    written = (text.original[one.start].isupper() for one in text.tokens[place:end])
    hit = grammar.towns.at(text.tokens, end) if between == "," and all(written) else None
    return Hit(place, hit.end) if hit and text.original[text.tokens[end].start].isupper() else None


def is_of_a_place(text: Text, after: int, names: Names, grammar: Grammar) -> bool:
    """Say whether a place that is not the district's follows the name: `… de Draguignan`."""
    if not grammar.place_links.holds(text.tokens[after].text):
        return False
    for token in text.tokens[after + 1 : after + 2]:
        written = text.original[token.start : token.end]
        known = token.text in names.words or grammar.nouns.holds(token.text)
        known = known or grammar.activities.holds(token.text) or grammar.linkers.holds(token.text)
        return token.gap is Gap.SPACE and written.istitle() and not known
    return False


_CITY = frozenset("市省县")
_WITHIN = frozenset("区县市")
_OURS = frozenset("我本全各该")
_MOST_CHARACTERS = 4
"""Of a Chinese city's name."""


def is_in_a_chinese_city(text: Text, first: int, end: int, names: Names, grammar: Grammar) -> bool:
    """Say whether Chinese words place a school, words `first` up to `end`, in a city that is not
    the district's: `江州市北溪中学`, or in brackets behind. A district's name goes on from its
    city's.
    """
    tokens = text.tokens
    if tokens[first].text.isascii() or any(one.text in _WITHIN for one in tokens[first:end]):
        return False
    if first > 1 and tokens[first].joined and tokens[first - 1].text in _CITY:
        starts = range(max(0, first - 1 - _MOST_CHARACTERS), first - 1)
        before = ["".join(one.text for one in tokens[start : first - 1]) for start in starts]
        return before[-1] not in _OURS and not any(one in names.by_letters for one in before)
    hit = grammar.place_prefixes.at(tokens, end) if end < len(tokens) else None
    if hit is None or hit.end - hit.first == 1 or tokens[end].gap is not Gap.PICTURE:
        return False
    framed = text.original[tokens[hit.end - 1].end :].lstrip("市")[:1] in _FRAMES
    return framed and "".join(one.text for one in tokens[end : hit.end]) not in names.by_letters


_FRAMES = frozenset({")", "\uff09", "\u3011", "]"})
