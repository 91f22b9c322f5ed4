"""How a claim is introduced: by the account that presents itself, or as something that the writer
speaks about (`blocked by the official …`). Pure.
"""

from __future__ import annotations

from crawler.model.words.claims.claims import Claim
from crawler.model.words.grammar.han_order import end_of_clause, is_of_something_else
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import together
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import OF_A_NAME, Gap
from crawler.model.words.people.titles import is_told

_REACH = 8
_NEAR = 5
_NEAR_HAN = 16
"""Most words between a claim and what is said about it; between a presentation and a claim (words,
Chinese characters).
"""


def presents(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether the account presents itself right before: `this is the …`."""
    first = claim.start
    near = _NEAR if text.tokens[first].text.isascii() else _NEAR_HAN
    for start in {text.start_of(first, Gap.BREAK), text.start_of(first, Gap.PICTURE)}:
        greeting = grammar.self_presentations.at(text.tokens, start)
        if greeting and greeting.end - greeting.first > 1 and greeting.end >= first - near:
            return True
    return False


def is_greeted(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether nothing else than a presentation stands before: `from now on this is the …`."""
    start = text.start_of(claim.first, Gap.BREAK)
    greeting = grammar.self_presentations.at(text.tokens, start)
    return greeting is not None and greeting.end == claim.start


def is_spoken_of(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether something else than a presentation stands before `the official …`, or an opinion
    follows: then the sentence is about the account, not from it.
    """
    if claim.language != grammar.language:
        return False
    if _is_judged(text, claim, grammar) or _has_something(text, claim, grammar):
        return True
    article = claim.first - 1
    start = text.start_of(claim.first, Gap.BREAK)
    if article <= start or not grammar.articles.holds(text.tokens[article].text):
        return False
    return not presents(text, claim, grammar) and not _presents_at(text, article, start, grammar)


def _has_something(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether Chinese words go on with something of the account: `…官方账号的态度`."""
    after = claim.core_end
    if after >= len(text.tokens) or text.tokens[after].text != "的":
        return False
    return text.tokens[after].joined and is_of_something_else(text, after, grammar)


def _is_judged(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether an opinion follows the claim, or where it is to be found."""
    ends = text.end_of(claim.core_end - 1, Gap.PICTURE)
    stop = end_of_clause(text, claim.core_end, min(ends, claim.core_end + _REACH))
    for place in range(claim.core_end, stop):
        hit = grammar.predicates.at(text.tokens, place)
        if hit and (place == claim.end or hit.end - hit.first > 1):
            return True
    return claim.end < stop and _is_said_to_be(text, claim.end, grammar)


def _is_said_to_be(text: Text, place: int, grammar: Grammar) -> bool:
    """Say whether `is` follows, and then anything that is no account's name or place."""
    is_ = grammar.copulas.at(text.tokens, place)
    stop = text.end_of(place, Gap.PICTURE)
    if is_ is None or text.tokens[place].text == OF_A_NAME:
        return False
    return is_told(text, is_.end, stop, (), together((grammar,)))


def _presents_at(text: Text, article: int, start: int, grammar: Grammar) -> bool:
    """Say whether the words right before an article present what follows: `is the`, `as the`."""
    before = article - 1
    word = text.tokens[before].text
    lexicons = (grammar.presenters, grammar.copulas, grammar.contrasts)
    if any(one.holds(word) for one in lexicons) or text.tokens[article].gap > Gap.SPACE:
        return True
    return any(
        hit.end > article
        for place in range(max(start, article - 4), article)
        if (hit := grammar.self_presentations.at(text.tokens, place))
    )
