"""Finds a word before a colon and a unit's name that says who runs the account. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.agents import unit_behind
from crawler.model.words.claims.private_people import is_private
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import COLONS, Gap
from crawler.model.words.units.mentions import Mention


def label_phrase(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Give the label that begins its stretch of words."""
    label = grammar.labels.at(text.tokens, first)
    if label is None or label.end >= len(text.tokens):
        return None
    between = text.between(label.end)
    if between.strip() not in COLONS or text.start_of(first, Gap.PICTURE) != first:
        return None
    unit = unit_behind(text, label.end, named)
    return label if unit and not is_private(text, label.end, unit, grammar) else None
