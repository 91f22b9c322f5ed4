"""What takes a claim back: the words around it, and what the account says of itself elsewhere.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from crawler.model.words.claims import Claim
from crawler.model.words.phrases import Grammar, Hit, Lexicon
from crawler.model.words.text import Text
from crawler.model.words.tokens import ADDRESS, Gap, Token


class HeldBack(StrEnum):
    """Why words that look like a claim are none."""

    NEGATED = "negated"
    QUOTED = "quoted"
    QUESTION = "question, supposition or report"
    REFERRAL = "refers to another account"
    FORMER = "former"
    FAN = "fan or parody"


_NEAR = 3
_NEAR_HAN = 12
_OPENING = "\"'“‘«„「『‹"
_CLOSING = "\"'”’»“」』›"


def held_back(
    text: Text, claim: Claim, grammars: Sequence[Grammar], own: frozenset[str]
) -> HeldBack | None:
    """Give the first reason why this claim does not count, or None.

    `own` are the account's handles, folded and without `@`.
    """
    in_words: tuple[tuple[HeldBack, Callable[[Grammar], bool]], ...] = (
        (HeldBack.FORMER, lambda one: _before(text, claim, one.former)),
        (HeldBack.NEGATED, lambda one: _negated(text, claim, one)),
        (HeldBack.QUESTION, lambda one: _asked(text, claim, one)),
        (HeldBack.REFERRAL, lambda one: _refers(text, claim, one)),
    )
    for reason, holds in in_words:
        if any(holds(grammar) for grammar in grammars):
            return reason
    around = (
        (HeldBack.REFERRAL, _names_another(text, claim, own)),
        (HeldBack.QUOTED, _is_quoted(text, claim)),
        (HeldBack.QUESTION, _ends_in_question(text, claim)),
    )
    return next((reason for reason, holds in around if holds), None)


def _negated(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if _before(text, claim, grammar.negations) or _inside(text, claim, grammar.negations):
        return True
    tokens, first = text.tokens, claim.first
    for place in range(max(text.start_of(first, Gap.BREAK), first - _NEAR), claim.core_end):
        if grammar.negators.holds(tokens[place].text):
            return True
    end = text.end_of(first, Gap.STOP)
    return any(grammar.negations.at(tokens, place) for place in _just_after(tokens, claim, end))


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
        if hit and hit.end <= claim.first and _is_near(text, hit, claim):
            return True
        if hit and hit.end > claim.first:
            return True
    return False


def _is_one_sign(text: Text, hit: Hit) -> bool:
    """Say whether a phrase is one Han character, which inside a name means something else."""
    return hit.end - hit.first == 1 and not text.tokens[hit.first].text.isascii()


def _is_near(text: Text, hit: Hit, claim: Claim) -> bool:
    near = _NEAR if text.tokens[hit.first].text.isascii() else _NEAR_HAN
    return claim.first - hit.end <= near


def _inside(text: Text, claim: Claim, lexicon: Lexicon) -> bool:
    if lexicon.first_words.isdisjoint(text.words):
        return False
    return any(lexicon.at(text.tokens, place) for place in range(claim.first, claim.core_end))


def _asked(text: Text, claim: Claim, grammar: Grammar) -> bool:
    if _before(text, claim, grammar.questions):
        return True
    end = min(text.end_of(claim.first, Gap.BREAK), claim.core_end + _NEAR + 1)
    return any(grammar.questions.at(text.tokens, place) for place in range(claim.first, end))


def _refers(text: Text, claim: Claim, grammar: Grammar) -> bool:
    start = text.start_of(claim.first, Gap.BREAK)
    greeting = grammar.self_presentations.at(text.tokens, start)
    if greeting and greeting.end - greeting.first > 1:
        return False
    return _before(text, claim, grammar.referrals)


def _names_another(text: Text, claim: Claim, own: frozenset[str]) -> bool:
    """Say whether another account's handle follows at once: `official account: @other`, `official
    account of the school: @other`.
    """
    after_unit = text.tokens[claim.end : claim.end + 1]
    if any(token.gap is Gap.BREAK and _is_another(token, own) for token in after_unit):
        return True
    for token in text.tokens[claim.core_end : claim.core_end + 2]:
        if token.gap >= Gap.STOP:
            return False
        if token.text.startswith("@"):
            return _is_another(token, own)
        if len(token.text) > _SHORT_WORD or not token.text.isascii() or token.text in _OF:
            return False
    return False


def _is_another(token: Token, own: frozenset[str]) -> bool:
    is_handle = token.text.startswith("@") and token.text != ADDRESS
    return is_handle and token.text.lstrip("@") not in own


_SHORT_WORD = 3
"""`is`, `est`: what may stand between a claim and the handle that it is about."""
_OF = frozenset({"of", "for", "de", "du", "des", "van", "by", "del"})


def _is_quoted(text: Text, claim: Claim) -> bool:
    start, end = text.tokens[claim.first].start, text.tokens[claim.end - 1].end
    before, after = text.original[:start].rstrip(), text.original[end:]
    if not before or before[-1] not in _OPENING:
        return False
    closes = next((place for place, sign in enumerate(after) if sign in _CLOSING), None)
    whole = len(before) == 1 and closes is not None and not after[closes + 1 :].strip(" .!")
    return closes is not None and not whole


def _ends_in_question(text: Text, claim: Claim) -> bool:
    last = text.end_of(claim.first, Gap.STOP)
    ends = text.tokens[last - 1].end
    rest = text.original[ends : text.tokens[last].start if last < len(text.tokens) else None]
    return rest.lstrip(" \"'”’»)")[:1] in {"?", "？"} and bool(rest.strip())


def own_words(text: Text, grammars: Sequence[Grammar]) -> Iterator[Hit]:
    """Give where an account calls itself a fan's, a parody or the like; not where it only speaks to
    fans.
    """
    hits = dict.fromkeys(hit for one in grammars for hit in one.fan_words.find(text))
    for hit in hits:
        start = text.start_of(hit.first, Gap.BREAK)
        before = [token.text for token in text.tokens[max(start, hit.first - 2) : hit.first]]
        lone = hit.end - hit.first == 1 and text.tokens[hit.first].text.isascii()
        spoken_to = lone and any(one.audience.holds(word) for one in grammars for word in before)
        denied = any(one.negators.holds(word) for one in grammars for word in before)
        if not spoken_to and not denied:
            yield hit
