"""Says whether the words behind a unit's name place it where the district's is not. Pure."""

from __future__ import annotations

from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.names import Names

_VILLAGE_WORDS = 4
"""Most words of a village's name."""
_BEFORE_REGION = frozenset({",", "("})


def is_in_a_town(text: Text, after: int, names: Names, grammar: Grammar) -> bool:
    """Say whether a town that is not the district's follows the name: `…, Gent`, `… in Gent`,
    `… (Gent)`; or a village and its region: `… - Oostmeer, Friesland`, `… | Brévant (Finistère)`.
    """
    tokens, place = text.tokens, after
    if place < len(tokens) and grammar.place_links.holds(tokens[place].text):
        place += 1
    if place >= len(tokens) or tokens[place].gap is Gap.STOP:
        return False
    if tokens[place].gap is Gap.PICTURE and text.original[tokens[place].start - 1] != "(":
        return False
    hit = _town(text, place, grammar) or _region(text, place, names, grammar)
    return hit is not None and _is_strange(text, hit.first, hit.end, names)


def _is_strange(text: Text, first: int, end: int, names: Names) -> bool:
    return names.words.isdisjoint(one.text for one in text.tokens[first:end])


def _town(text: Text, place: int, grammar: Grammar) -> Hit | None:
    hit = grammar.towns.at(text.tokens, place)
    return hit if hit and text.original[text.tokens[place].start].isupper() else None


def _region(text: Text, place: int, names: Names, grammar: Grammar) -> Hit | None:
    """Give the region that follows, behind a comma or in brackets, a village that no list knows: it
    fills its stretch of capitalised words and is none of the district's places.
    """
    tokens = text.tokens
    if tokens[place].gap is not Gap.BREAK:
        return None
    end = min(text.end_of(place, Gap.PICTURE), place + _VILLAGE_WORDS + 1)
    if end >= len(tokens) or tokens[end].gap is Gap.STOP or tokens[end].gap < Gap.PICTURE:
        return None
    if not all(text.original[one.start].isupper() for one in tokens[place:end]):
        return None
    if names.words.issuperset(one.text for one in tokens[place:end]):
        return None
    between = text.original[tokens[end - 1].end : tokens[end].start].strip()
    return _town(text, end, grammar) if between in _BEFORE_REGION else None


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
_LEAST_PLACE, _MOST_PLACE = 3, 10
"""Characters of a place's name with its kind."""
_WITHIN = frozenset("区县市")
_OURS = frozenset("我本全各该")
_MOST_CHARACTERS = 4
"""Of a Chinese city's name."""


def is_in_a_chinese_city(text: Text, first: int, end: int, names: Names, grammar: Grammar) -> bool:
    """Say whether Chinese words place a school, words `first` up to `end`, in a city that is not
    the district's: `江州市北溪中学`, or in brackets or a stretch behind. A district's name goes
    on from its city's.
    """
    tokens = text.tokens
    if tokens[first].text.isascii():
        return False
    ours = any(one.text in _WITHIN for one in tokens[first:end])
    if ours or _is_behind_a_break(text, end, names):
        return not ours
    if first > 1 and tokens[first].joined and tokens[first - 1].text in _CITY:
        starts = range(max(0, first - 1 - _MOST_CHARACTERS), first - 1)
        before = ["".join(one.text for one in tokens[start : first - 1]) for start in starts]
        return before[-1] not in _OURS and not any(one in names.by_letters for one in before)
    hit = grammar.place_prefixes.at(tokens, end) if end < len(tokens) else None
    if hit is None or hit.end - hit.first == 1 or tokens[end].gap is not Gap.PICTURE:
        return False
    framed = text.original[tokens[hit.end - 1].end :].lstrip("市")[:1] in _FRAMES
    return framed and "".join(one.text for one in tokens[end : hit.end]) not in names.by_letters


def _is_behind_a_break(text: Text, end: int, names: Names) -> bool:
    """Say whether a strange place fills the stretch behind the name: `北溪中学 - 江州省长柳市`."""
    tokens = text.tokens
    if end >= len(tokens) or tokens[end].gap is not Gap.BREAK or tokens[end].text.isascii():
        return False
    stop = text.end_of(end, Gap.PICTURE)
    written = "".join(one.text for one in tokens[end:stop])
    ends = written[-1] in _CITY and _LEAST_PLACE <= len(written) <= _MOST_PLACE
    return ends and not any(one in written for one in names.by_letters)


_FRAMES = frozenset({")", "\uff09", "\u3011", "]"})
