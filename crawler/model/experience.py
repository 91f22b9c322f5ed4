"""What reviewed decisions say about how often each kind of sign is right. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from crawler.model.case import LeadState


class Kind(StrEnum):
    """A kind of sign that an account is a part of the district."""

    WORDS = "words"
    CLAIM = "claim"
    MARK = "mark"
    BACK_LINK = "back_link"
    DISTRICT_PAGE = "district_page"
    DECLARED = "declared"
    DOCUMENT = "document"
    OFTEN = "often"
    LINK_TEXT = "link_text"
    KNOWN_ACCOUNT = "known_account"
    GROUP_PAGE = "group_page"
    MENTION = "mention"
    TOLD = "told"
    PLACE = "place"
    ACTIVE = "active"


PRIOR: Mapping[Kind, float] = {
    Kind.WORDS: 0.7,
    Kind.CLAIM: 0.3,
    Kind.MARK: 0.45,
    Kind.BACK_LINK: 0.35,
    Kind.DISTRICT_PAGE: 0.5,
    Kind.DECLARED: 0.6,
    Kind.DOCUMENT: 0.4,
    Kind.OFTEN: 0.25,
    Kind.LINK_TEXT: 0.4,
    Kind.KNOWN_ACCOUNT: 0.4,
    Kind.GROUP_PAGE: 0.25,
    Kind.MENTION: 0.15,
    Kind.TOLD: 0.2,
    Kind.PLACE: 0.1,
    Kind.ACTIVE: 0.05,
}
"""The chance that each sign alone is right: our estimate, which counts as much as `_AS_MANY`
reviewed decisions.
"""
POINTING = frozenset(
    {Kind.DISTRICT_PAGE, Kind.DECLARED, Kind.DOCUMENT, Kind.KNOWN_ACCOUNT, Kind.TOLD}
)
"""Signs that somebody of ours pointed at the account on purpose."""
_AS_MANY = 12.0
_RIGHT = frozenset({LeadState.REGISTERED, LeadState.THIRD_PARTY})
_WRONG = frozenset({LeadState.NOT_OURS, LeadState.PERSONAL, LeadState.PARODY})
_MOST = 0.95
"""No sign alone is ever as good as certain."""


def weights_after(
    decided: Iterable[tuple[LeadState, frozenset[str]]],
) -> tuple[tuple[str, float], ...]:
    """Give the weight of each kind of sign, 0..0.95: our estimate, moved by what people decided
    about accounts that had the sign.

    An account's signs are shares of one decision: of an account with four signs that turned out
    not to be ours, each is blamed by a quarter, and praised likewise.
    """
    right: dict[str, float] = dict.fromkeys(PRIOR, 0.0)
    seen: dict[str, float] = dict.fromkeys(PRIOR, 0.0)
    for state, signs in decided:
        known = signs & set(PRIOR)
        for sign in known if state in _RIGHT | _WRONG else ():
            seen[sign] += 1 / len(known)
            right[sign] += (state in _RIGHT) / len(known)
    return tuple(
        (
            kind.value,
            round(min(_MOST, (prior * _AS_MANY + right[kind]) / (_AS_MANY + seen[kind])), 3),
        )
        for kind, prior in PRIOR.items()
    )
