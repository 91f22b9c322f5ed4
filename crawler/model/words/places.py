"""Says whether the words behind a unit's name place it where the district's is not. Pure."""

from __future__ import annotations

from crawler.model.words.names import Names
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.token import Gap


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
    hit = grammar.towns.at(tokens, place)
    if hit is None or not text.original[tokens[place].start].isupper():
        return False
    return names.words.isdisjoint(one.text for one in tokens[place : hit.end])


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
