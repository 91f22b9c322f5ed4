"""Says whether words end, or go on, where `official` looks for its noun. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.private_people import AND
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import plain_letters
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import NameKind

_GROUP_WORDS = 3
"""Most words for a group between a noun and a unit's full name."""


def ends_reach(text: Text, place: int, grammar: Grammar) -> bool:
    """Say whether a small word is one, and no part of a year, a name, a word with a hyphen or of
    two words of school life: `class of 2027`, `University of Fairport`, `student-run`, `band and
    choir`.
    """
    token = text.tokens[place]
    before = text.tokens[place - 1].end if place else token.start
    hyphened = "-" in text.original[before : token.end + 1]
    beside = range(place - 1, min(place + 2, len(text.tokens)), 2)
    both = len(beside) == 2 and all(grammar.activities.at(text.tokens, one) for one in beside)
    joined = hyphened or (both and token.text in AND)
    return not (joined or _counts_years(text.tokens, place) or _is_in_a_name(text, place))


def _counts_years(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a small word stands before a number: `class of 2027`."""
    return tokens[place + 1 : place + 2] != () and tokens[place + 1].text.isdigit()


def _is_in_a_name(text: Text, place: int) -> bool:
    """Say whether a small word stands between capitals: `University of Fairport`."""
    beside = text.tokens[place - 1 : place + 2 : 2]
    return len(beside) == 2 and all(text.original[token.start].isupper() for token in beside)


def is_lone_far(noun: Hit, stem: Hit, tokens: Sequence[Token]) -> bool:
    """A noun of one Han character says too little unless it follows the stem at once."""
    lone = noun.end - noun.first == 1 and not tokens[noun.first].text.isascii()
    return lone and noun.first > stem.end


def is_head(tokens: Sequence[Token], noun: Hit, grammar: Grammar, named: Sequence[Mention]) -> bool:
    """Say whether the noun ends its phrase (`official page of`), and is no part of another (`page
    turner`).
    """
    after = noun.end
    if after >= len(tokens) or tokens[after].gap > Gap.SPACE or not tokens[after].text.isascii():
        return True
    word = plain_letters(tokens[after].text)
    if word.startswith("@") or word.isdigit() or grammar.linkers.holds(word):
        return True
    if any(mention.first == after for mention in named):
        return True
    activity = grammar.activities.at(tokens, after)
    if activity is None:
        return _is_of_a_group(tokens, after, grammar, named)
    end = activity.end
    return end >= len(tokens) or grammar.persons.at(tokens, end) is None


def _is_of_a_group(
    tokens: Sequence[Token], place: int, grammar: Grammar, named: Sequence[Mention]
) -> bool:
    """Say whether words for a group stand right before a unit's full name: `pagina Luizenteam De
    Ark`; small words end them, but for an article right before the name.
    """
    ends = (one.first for one in named if one.kind is NameKind.FULL and one.first > place)
    end = min(ends, default=place)
    if end > place + 1 and grammar.articles.holds(tokens[end - 1].text):
        end -= 1
    between = range(place, end)
    return 0 < len(between) <= _GROUP_WORDS and not any(
        tokens[one + 1].gap > Gap.SPACE
        or grammar.linkers.holds(tokens[one].text)
        or grammar.persons.at(tokens, one)
        for one in between
    )
