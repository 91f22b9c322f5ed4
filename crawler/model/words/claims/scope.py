"""What takes a claim back: the words around it, and what the account says of itself elsewhere.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from crawler.model.words.claims.around import ends_in_question, is_joke, is_quoted, names_another
from crawler.model.words.claims.claims import Claim, Form
from crawler.model.words.claims.disowning import clause_start, negator_before
from crawler.model.words.claims.ended import has_ended
from crawler.model.words.claims.introduced import is_greeted, is_spoken_of, presents
from crawler.model.words.grammar.han_order import (
    denies_something_else,
    end_of_clause,
    is_struck,
    is_unrelated,
    start_of_clause,
)
from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.handle_words import denies


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
"""Most words between a claim and what takes it back: a phrase, a negator, a Chinese phrase."""
_YEAR_DIGITS = 4


def held_back(
    text: Text, claim: Claim, grammars: Sequence[Grammar], own: frozenset[str]
) -> HeldBack | None:
    """Give the first reason why this claim does not count, or None.

    `own` are the account's handles, folded and without `@`.
    """
    in_words: tuple[tuple[HeldBack, Callable[[Grammar], bool]], ...] = (
        (HeldBack.FORMER, lambda one: _is_former(text, claim, one)),
        (HeldBack.NEGATED, lambda one: _denied(text, one) or _negated(text, claim, one)),
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
    """Say whether the claim is of the past: `former …`, `… until 2023`, `…, no longer in use`."""
    start = text.start_of(claim.first, Gap.BREAK) if claim.form is Form.AGENT else claim.first
    inside = (grammar.former.at(text.tokens, one) for one in range(start, claim.core_end))
    was = any(hit and hit.end > hit.first + 1 for hit in inside)
    if was or _before(text, claim, grammar.former) or has_ended(text, claim, grammar):
        return True
    end = claim.end
    hit = grammar.former.at(text.tokens, end) if end < len(text.tokens) else None
    said = text.tokens[hit.end - 1 : hit.end + 1] if hit else ()
    dated = any(token.text.isdigit() and len(token.text) == _YEAR_DIGITS for token in said)
    return dated and text.tokens[end].gap < Gap.STOP


def _denied(text: Text, grammar: Grammar) -> bool:
    """Say whether the claim is a handle that denies it in this language."""
    return text.kind is TextKind.HANDLE and denies(text.read, grammar)


def _negated(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if _before(text, claim, grammar.negations) or _inside(text, claim, grammar.negations):
        return True
    tokens, first = text.tokens, claim.first
    begun = clause_start(text, first, grammar)
    through = begun < text.start_of(first, Gap.BREAK)
    start = begun if through else max(begun, claim.start - _REACH_NEGATOR)
    start = start if through else start_of_clause(text, start, claim.start)
    if negator_before(text, start, claim.core_end, grammar):
        return True
    if _is_denied_after(text, claim, grammar) or is_unrelated(text, claim.core_end, grammar):
        return True
    end = text.end_of(first, Gap.STOP)
    return any(
        is_struck(text, place) or _denies(text, place, end, grammar)
        for place in _just_after(tokens, claim, end)
    )


def _denies(text: Text, place: int, end: int, grammar: Grammar) -> bool:
    """Say whether a denial begins here, and not of fans or of something else before word `end`."""
    hit = grammar.negations.at(text.tokens, place)
    if hit is None or denies_something_else(text, hit, grammar):
        return False
    return not any(grammar.fan_words.at(text.tokens, one) for one in range(hit.end, end))


def _is_denied_after(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether a negator ends the clause (Dutch: `ik vertegenwoordig … niet`)."""
    after = claim.end
    if after >= len(text.tokens) or text.tokens[after].gap > Gap.SPACE:
        return False
    ends = text.end_of(after, Gap.PICTURE) == after + 1
    return ends and grammar.negators.holds(text.tokens[after].text)


def _just_after(tokens: Sequence[Token], claim: Claim, end: int) -> Iterator[int]:
    """Give the place after the next comma, if it comes soon: `the official one is @…, not this`; in
    Chinese also what stands in brackets.
    """
    for place in range(claim.core_end, min(end, claim.core_end + _NEAR + 1)):
        han = not tokens[place].text.isascii()
        if tokens[place].gap is Gap.BREAK or (han and tokens[place].gap is Gap.PICTURE):
            yield place


def _before(text: Text, claim: Claim, lexicon: Lexicon) -> bool:
    """Say whether a phrase stands shortly before the claim, with no break between."""
    if lexicon.first_words.isdisjoint(text.words):
        return False
    start = text.start_of(claim.first, Gap.BREAK)
    passed = start
    for place in range(start, claim.first):
        passed = max(passed, lexicon.over(text.tokens, place))
        hit = lexicon.at(text.tokens, place) if place >= passed else None
        if hit and place != start and _is_one_sign(text, hit):
            continue
        if hit and (hit.end > claim.first or _is_near(text, hit, claim)):
            return True
    return False


def _is_one_sign(text: Text, hit: Hit) -> bool:
    """Say whether a phrase is one Han character, which inside a name means something else."""
    return hit.end - hit.first == 1 and not text.tokens[hit.first].text.isascii()


def _is_near(text: Text, hit: Hit, claim: Claim) -> bool:
    if text.tokens[hit.first].text.isascii():
        return claim.start - hit.end <= _NEAR
    is_apart = end_of_clause(text, hit.end + 1, claim.start + 1) <= claim.start
    return claim.start - hit.end <= _NEAR_HAN and not is_apart


def _inside(text: Text, claim: Claim, lexicon: Lexicon) -> bool:
    if lexicon.first_words.isdisjoint(text.words):
        return False
    return any(lexicon.at(text.tokens, place) for place in range(claim.first, claim.core_end))


def _asked(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if _before(text, claim, grammar.questions) and not is_greeted(text, claim, grammar):
        return True
    end = min(text.end_of(claim.core_end - 1, Gap.PICTURE), claim.core_end + _NEAR + 1)
    end = end_of_clause(text, claim.core_end, end)
    first = claim.first + (claim.start < claim.first)
    hits = (grammar.questions.at(text.tokens, place) for place in range(first, end))
    return any(hit and not (hit.end <= claim.core_end and _is_one_sign(text, hit)) for hit in hits)


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
