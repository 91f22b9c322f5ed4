"""What takes a claim back: the words around it, and what the account says of itself elsewhere.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from crawler.model.words.around import ends_in_question, is_joke, is_quoted, names_another
from crawler.model.words.claims import Claim
from crawler.model.words.disowning import clause_start, negator_before
from crawler.model.words.introduced import is_spoken_of, presents
from crawler.model.words.lexicon import Hit, Lexicon
from crawler.model.words.nouns import is_in_a_noun
from crawler.model.words.phrases import Grammar
from crawler.model.words.stems import stem_at
from crawler.model.words.text import Text
from crawler.model.words.together import Together
from crawler.model.words.token import Gap, Token


class HeldBack(StrEnum):
    """Why words that look like a claim are none."""

    NEGATED = "negated"
    QUOTED = "quoted"
    QUESTION = "question, supposition or report"
    REFERRAL = "refers to another account"
    SPOKEN_OF = "spoken about, not presented"
    FORMER = "former"
    FAN = "fan or parody"
    JOKE = "of something of the writer's own"


_NEAR = 3
_REACH_NEGATOR = 6
_NEAR_HAN = 12
_NEAR_FAN = 4
_YEAR_DIGITS = 4


def held_back(
    text: Text, claim: Claim, grammars: Sequence[Grammar], own: frozenset[str]
) -> HeldBack | None:
    """Give the first reason why this claim does not count, or None.

    `own` are the account's handles, folded and without `@`.
    """
    in_words: tuple[tuple[HeldBack, Callable[[Grammar], bool]], ...] = (
        (HeldBack.FORMER, lambda one: _is_former(text, claim, one)),
        (HeldBack.NEGATED, lambda one: _negated(text, claim, one)),
        (HeldBack.QUESTION, lambda one: _asked(text, claim, one)),
        (HeldBack.REFERRAL, lambda one: _refers(text, claim, one)),
        (HeldBack.SPOKEN_OF, lambda one: is_spoken_of(text, claim, one)),
    )
    for reason, holds in in_words:
        if any(holds(grammar) for grammar in grammars):
            return reason
    around = (
        (HeldBack.REFERRAL, names_another(text, claim, own, grammars)),
        (HeldBack.QUOTED, is_quoted(text, claim)),
        (HeldBack.QUESTION, ends_in_question(text, claim, grammars)),
        (HeldBack.JOKE, any(is_joke(text, claim, one) for one in grammars)),
    )
    return next((reason for reason, holds in around if holds), None)


def _is_former(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether the claim is of the past: `former …`, `… until 2023`."""
    inside = (grammar.former.at(text.tokens, one) for one in range(claim.first, claim.core_end))
    was = any(hit and hit.end > hit.first + 1 for hit in inside)
    if was or _before(text, claim, grammar.former):
        return True
    end = claim.end
    hit = grammar.former.at(text.tokens, end) if end < len(text.tokens) else None
    year = text.tokens[hit.end].text if hit and hit.end < len(text.tokens) else ""
    return year.isdigit() and len(year) == _YEAR_DIGITS and text.tokens[end].gap < Gap.STOP


def _negated(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if _before(text, claim, grammar.negations) or _inside(text, claim, grammar.negations):
        return True
    tokens, first = text.tokens, claim.first
    start = max(clause_start(text, first, grammar), claim.start - _REACH_NEGATOR)
    if negator_before(text, start, claim.core_end, grammar):
        return True
    if _is_denied_after(text, claim, grammar):
        return True
    end = text.end_of(first, Gap.STOP)
    for place in _just_after(tokens, claim, end):
        hit = grammar.negations.at(tokens, place)
        if hit and not any(grammar.fan_words.at(tokens, one) for one in range(hit.end, end)):
            return True
    return False


def _is_denied_after(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether a negator ends the clause (Dutch: `ik vertegenwoordig … niet`)."""
    after = claim.end
    if after >= len(text.tokens) or text.tokens[after].gap > Gap.SPACE:
        return False
    ends = text.end_of(after, Gap.PICTURE) == after + 1
    return ends and grammar.negators.holds(text.tokens[after].text)


def _just_after(tokens: Sequence[Token], claim: Claim, end: int) -> Iterator[int]:
    """Give the place after the next comma, if it comes soon: `the official one is @…, not this`."""
    for place in range(claim.core_end, min(end, claim.core_end + _NEAR + 1)):
        if tokens[place].gap is Gap.BREAK:
            yield place


def _before(text: Text, claim: Claim, lexicon: Lexicon) -> bool:
    """Say whether a phrase stands shortly before the claim, with no break between."""
    if lexicon.first_words.isdisjoint(text.words):
        return False
    start = text.start_of(claim.first, Gap.BREAK)
    for place in range(start, claim.first):
        hit = lexicon.at(text.tokens, place)
        if hit and place != start and _is_one_sign(text, hit):
            continue
        if hit and (hit.end > claim.first or _is_near(text, hit, claim)):
            return True
    return False


def _is_one_sign(text: Text, hit: Hit) -> bool:
    """Say whether a phrase is one Han character, which inside a name means something else."""
    return hit.end - hit.first == 1 and not text.tokens[hit.first].text.isascii()


def _is_near(text: Text, hit: Hit, claim: Claim) -> bool:
    near = _NEAR if text.tokens[hit.first].text.isascii() else _NEAR_HAN
    return claim.start - hit.end <= near


def _inside(text: Text, claim: Claim, lexicon: Lexicon) -> bool:
    if lexicon.first_words.isdisjoint(text.words):
        return False
    return any(lexicon.at(text.tokens, place) for place in range(claim.first, claim.core_end))


def _asked(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if _before(text, claim, grammar.questions):
        return True
    end = min(text.end_of(claim.first, Gap.BREAK), claim.core_end + _NEAR + 1)
    first = claim.first + (claim.start < claim.first)
    return any(grammar.questions.at(text.tokens, place) for place in range(first, end))


def _refers(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if presents(text, claim, grammar):
        return False
    return _before(text, claim, grammar.referrals) or _sends_on(text, claim, grammar)


def _sends_on(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether Chinese words that send the reader elsewhere follow: `官方信息请看…`."""
    after = claim.core_end
    if after >= len(text.tokens) or text.tokens[after].gap >= Gap.BREAK:
        return False
    hit = grammar.referrals.at(text.tokens, after)
    return hit is not None and not text.tokens[after].text.isascii()


def own_words(text: Text, known: Together) -> Iterator[Hit]:
    """Give where an account calls itself a fan's, a parody or the like; not where it only speaks to
    fans.
    """
    grammars = known.grammars
    for hit in known.fan_words.find(text):
        start = text.start_of(hit.first, Gap.PICTURE)
        near = range(max(start, hit.first - _NEAR_FAN), hit.first)
        before = [text.tokens[place].text for place in near[-2:]]
        lone = hit.end - hit.first == 1 and text.tokens[hit.first].text.isascii()
        spoken_to = lone and any(one.audience.holds(word) for one in grammars for word in before)
        denied = any(one.negators.at(text.tokens, place) for one in grammars for place in near)
        inside = any(is_in_a_noun(text, hit, one) for one in grammars)
        called = inside or (lone and any(_is_called(text, hit, one) for one in grammars))
        if not spoken_to and not denied and not called:
            yield hit


def _is_called(text: Text, hit: Hit, grammar: Grammar) -> bool:
    """Say whether fans are called on, and then the account presents itself: `Fans of the Herons,
    this is the official …`.
    """
    if hit.first != text.start_of(hit.first, Gap.STOP):
        return False
    end = text.end_of(hit.first, Gap.BREAK)
    if end >= len(text.tokens):
        return False
    shown = grammar.self_presentations.at(text.tokens, end)
    if shown is None or shown.end - shown.first == 1:
        return False
    said = range(shown.end, text.end_of(end, Gap.BREAK))
    return any(stem_at(text.tokens, place, grammar) for place in said)
