"""What Chinese word order says of an account: what stands before a mark (`由`), what goes on after
a verb with `的`, after a denial, behind a space. Pure.
"""

from __future__ import annotations

from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import stem_at
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap

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
    start = text.start_of(mark, Gap.PICTURE)
    start = start if text.tokens[mark].joined else mark
    before = range(start, mark)
    if all(grammar.presenters.holds(text.tokens[place].text) for place in before):
        return True
    return any(
        one.at(text.tokens, place)
        for place in before
        for one in (grammar.nouns, grammar.unit_nouns, grammar.presenters)
    )


def ends_its_clause(text: Text, end: int) -> bool:
    """Say whether a Chinese verb that ends before word `end` says no more than what is done, or to
    what with `的`.
    """
    if end >= len(text.tokens) or text.tokens[end].gap > Gap.SPACE or not text.tokens[end].joined:
        return True
    return text.tokens[end].text == _OF


def goes_on_otherwise(text: Text, end: int, grammar: Grammar) -> bool:
    """Say whether Chinese words go on, at word `end`, with what is neither an account nor done with
    one: `…指定摄影机构`; not `…授权发布`, `…授权学生会运营`.
    """
    if end >= len(text.tokens) or text.tokens[end].gap > Gap.SPACE or not text.tokens[end].joined:
        return False
    if text.tokens[end].text.isascii() or text.tokens[end].text in _SMALL:
        return False
    known = (
        grammar.nouns,
        grammar.unit_nouns,
        grammar.agents,
        grammar.acts,
        grammar.activities,
        grammar.spokesperson,
        grammar.stems,
        grammar.presenters,
    )
    return not any(one.at(text.tokens, end) for one in known)


_SMALL = frozenset("的之并且和及与跟同兼对向给为在于以已")
"""What joins a Chinese verb to more of what is done, or to whom."""


def goes_on_in_han(text: Text, place: int) -> bool:
    """Say whether a Chinese character follows at once: nobody is an account who is `官方打工人`."""
    if place >= len(text.tokens) or text.tokens[place].text.isascii():
        return False
    return text.tokens[place].joined


_IS = frozenset("是非")
"""What denials end with that go on with what is denied."""


def denies_something_else(text: Text, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a Chinese denial goes on with what is not the account: `不是粉丝号`; where `不是`
    ends it, or `不是我`, the claim before it is denied.
    """
    place = hit.end
    if text.tokens[place - 1].text not in _IS or place >= len(text.tokens):
        return False
    if text.tokens[place].gap >= Gap.PICTURE or stem_at(text.tokens, place, grammar):
        return False
    own = (grammar.presenters, grammar.itself, grammar.stems)
    return not any(one.at(text.tokens, place) for one in own)


def is_unrelated(text: Text, end: int, grammar: Grammar) -> bool:
    """Say whether words that go on at `end` say that there is no bond: `与…官方账号无关`."""
    hit = grammar.unrelated_after.at(text.tokens, end) if end < len(text.tokens) else None
    return hit is not None and text.tokens[end].joined and not text.tokens[end].text.isascii()


def end_of_clause(text: Text, first: int, end: int) -> int:
    """Give the first word of `first` up to, not including, `end` before which a space ends a
    Chinese clause; `end` when none does. Where single characters stand apart, a space ends nothing.
    """
    tokens = text.tokens
    for place in range(max(1, first), min(end, len(tokens) - 1)):
        apart = tokens[place].gap is Gap.SPACE and not tokens[place].joined
        whole = tokens[place - 1].joined and tokens[place + 1].joined
        if apart and whole and not tokens[place].text.isascii():
            return place
    return end


def start_of_clause(text: Text, first: int, end: int) -> int:
    """Give the word behind the last space that ends a Chinese clause, from word `first` up to and
    with `end`; `first` when none does.
    """
    while (place := end_of_clause(text, first + 1, end + 1)) <= end:
        first = place
    return first


_STRUCK = frozenset("假误伪雾")


def is_struck(text: Text, place: int) -> bool:
    """Say whether a stretch of one Chinese character takes back what stands before it: `误`."""
    return text.tokens[place].text in _STRUCK and text.end_of(place, Gap.PICTURE) == place + 1
