"""Finds where a text says that what it claimed is over: `official page. No longer in use`. Pure."""

from __future__ import annotations

from crawler.model.words.claims.claims import Claim
from crawler.model.words.grammar.lexicon import longest
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap

_QUOTED = frozenset("」』”»》】")
"""What stands before such words ends a name, of which they speak then, and not of the account."""


def has_ended(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether the claim's own words, or those at once behind it, say that the account is an old
    one; or a later stretch of words begins so, but for small words and what an account is called.
    """
    tokens = text.tokens
    if (grammar.ended.first_words | grammar.former.first_words).isdisjoint(text.words):
        return False
    if _is_old(text, claim, grammar):
        return True
    return any(
        grammar.ended.at(tokens, _said(text, place, grammar))
        for place in range(claim.core_end, len(tokens))
        if _begins(text, place)
    )


def _is_old(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether the claim's own words, or those that follow without a break, say so; what is only
    `former` when it ends them (`官方旧账号`, `官方微博旧号`, not `官方账号 原名…`).
    """
    stop = text.end_of(claim.core_end - 1, Gap.BREAK)
    for place in range(claim.first, min(stop, claim.core_end + 1)):
        if grammar.ended.at(text.tokens, place):
            return True
        hit = grammar.former.at(text.tokens, place)
        long = hit is not None and hit.end - hit.first > 1
        if hit and long and hit.end in {claim.core_end, text.end_of(hit.first, Gap.PICTURE)}:
            return not text.tokens[place].text.isascii()
    return False


def _begins(text: Text, place: int) -> bool:
    token = text.tokens[place]
    between = text.between(place)
    return token.gap >= Gap.PICTURE and _QUOTED.isdisjoint(between)


def _said(text: Text, first: int, grammar: Grammar) -> int:
    """Give where something is said in a stretch of words: behind `this account`, `本账号`."""
    place, end = first, text.end_of(first, Gap.PICTURE)
    small = (grammar.presenters, grammar.nouns, grammar.articles)
    while place < end - 1:
        hit = longest(text.tokens, place, small)
        if hit is None or hit.end == end:
            break
        place = hit.end
    return place
