"""Which found accounts are none of our business, and what of them is kept all the same. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import Case, How
from crawler.model.district_pages import is_district_page
from crawler.model.imitation import imitated
from crawler.model.profile import latest, profile_fields
from crawler.model.resemblance import weighed
from crawler.model.strangers import stranger
from crawler.model.suppression import Why, account_hash
from crawler.model.words.listening import Listener
from crawler.model.words.reading import read

_OURS = frozenset(
    {How.LINK, How.FEED, How.SAME_AS, How.ME, How.DOCUMENT, How.HUB, How.PROFILE, How.TIP}
)
"""Ways in which somebody of ours points at an account: then at least the pointing stays known."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A found account that is left alone. `keep_leads`: pages of ours name it, so where it was seen
    stays in the queue, and nothing of the account itself.
    """

    account: Account
    why: Why
    keep_leads: bool

    def hash(self, key: bytes) -> str:
        """Give the keyed hash under which it is remembered."""
        return account_hash(key, self.account.platform, self.account.handle)


def set_aside(case: Case, to: Listener) -> SetAside | None:
    """Say whether a found account that was read is left alone; None = it stays.

    It stays when it shows itself a sign of ours, or bears a handle that is written to look like
    ours. What only a page of ours points at, and nothing on it speaks for us, is forgotten but for
    the pointing.
    """
    account, snapshot = case.account, latest(case)
    if snapshot is None or not is_found(account):
        return None
    reading = read(profile_fields(account, snapshot), to)
    whose = stranger(account, snapshot, reading, to)
    if whose is not None:
        return SetAside(account, whose.why, keep_leads=False)
    found = weighed(case, to)
    if (found is not None and found.own) or imitated(
        snapshot.handle or account.handle, case.district, to
    ):
        return None
    return SetAside(account, Why.UNRELATED, keep_leads=_is_pointed_at(case))


def is_found(account: Account) -> bool:
    """Say whether we found an account ourselves and nobody has said anything about it yet."""
    return account.kind is AccountKind.UNREGISTERED and account.status is AccountStatus.LEAD


def _is_pointed_at(case: Case) -> bool:
    return any(
        lead.how in _OURS and (is_district_page(lead.seen_on, case.district) or _by_us(lead.how))
        for lead in case.leads
    )


def _by_us(how: How) -> bool:
    return how in {How.PROFILE, How.HUB, How.DOCUMENT, How.TIP}


def all_set_aside(cases: Iterable[Case], to: Listener) -> tuple[SetAside, ...]:
    """Give those of the cases that are left alone, in order."""
    return tuple(one for one in (set_aside(case, to) for case in cases) if one is not None)
