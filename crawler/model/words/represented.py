"""Whose account it is: what its texts name, put together with what they claim. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.letters.text import Text
from crawler.model.words.listening import Listener
from crawler.model.words.people.named import Named
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.near_names import near_mentions
from crawler.model.words.whose import Representation, whose


def whose_account(
    texts: Sequence[Text],
    named: Sequence[Sequence[Mention]],
    claims: Sequence[Sequence[tuple[int, int]]],
    to: Listener,
) -> Representation | None:
    """Say whose account it is; misspelt names are looked for last, and only where it claims.

    `named` and `claims` are what each of the texts names and, as (first, end) of their words, its
    claims that are a unit's.
    """

    def by(found: Sequence[Sequence[Mention]]) -> Representation | None:
        parts = [
            Named(text, _owned(text, mine, to), tuple(reach))
            for text, mine, reach in zip(texts, found, claims, strict=True)
        ]
        return whose(parts, to.names, to.all)

    known = by(named)
    if known is not None or not any(claims):
        return known
    near = [near_mentions(text, to.names, to.grammars) for text in texts]
    return by(near) if any(near) else None


def _owned(text: Text, found: Sequence[Mention], to: Listener) -> tuple[Mention, ...]:
    """Leave out the names that the account says it does not belong to (`not affiliated with …`)."""
    if not found:
        return ()
    ends = {hit.end for one in to.grammars for hit in one.negations.find(text)}
    after = {hit.first for one in to.grammars for hit in one.unrelated_after.find(text)}
    return tuple(
        one
        for one in found
        if not ends & set(range(one.first - 2, one.first + 1)) and one.end not in after
    )
