"""What Chinese word order says of an account: what stands before a mark (`由`), what goes on after
a verb with `的`. Pure.
"""

from __future__ import annotations

from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.token import Gap

_REACH_HEAD = 6
"""Most Chinese characters between `的` and the account that is meant."""
_OF = "的"


def is_of_something_else(text: Text, end: int, grammar: Grammar) -> bool:
    """Say whether Chinese words go on with something that is no account: `…批准的培训机构`."""
    after = [token.text for token in text.tokens[end - 1 : end + 1]]
    if _OF not in after:
        return False
    place = end + (after[0] != _OF)
    if place >= len(text.tokens) or text.tokens[place].gap >= Gap.BREAK:
        return False
    stop = min(text.end_of(place, Gap.BREAK), place + _REACH_HEAD)
    return not any(
        one.at(text.tokens, at)
        for at in range(place, stop)
        for one in (grammar.nouns, grammar.unit_nouns)
    )


def is_the_account(text: Text, mark: int, grammar: Grammar) -> bool:
    """Say whether it is an account that a unit runs: nothing stands before the mark, or what an
    account is called; not `食堂由…`.
    """
    start = text.start_of(mark, Gap.BREAK)
    before = range(start, mark)
    if all(grammar.presenters.holds(text.tokens[place].text) for place in before):
        return True
    return any(
        one.at(text.tokens, place)
        for place in before
        for one in (grammar.nouns, grammar.unit_nouns, grammar.presenters)
    )
