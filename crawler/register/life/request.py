"""The request for an account: the form that districts ask to be filled in, and what it is checked
for. Pure.

The fields are those that the four policies' forms and offices ask for: what for, for whom, how
often, from when, who answers for it, and whether a similar account exists already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Unit,
)
from crawler.register.address import Identity
from crawler.register.life.steps import StepError
from crawler.register.words import fold

_ALIKE = 0.8
"""Share of letters two handles have in common (difflib) from which on people mix them up."""
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class AccountRequest:
    """What was filled in. `similar_because` says why another account is needed beside the similar
    ones that exist.
    """

    identity: Identity
    name: str
    kind: AccountKind
    unit: Unit
    purpose: str
    audience: str
    cadence_days: float
    launch_on: date
    requested_by: str
    administrators: tuple[tuple[str, str], ...]
    similar_because: str | None = None


@dataclass(frozen=True, slots=True)
class Similar:
    """An account that exists and may do already, with the reason."""

    account: Account
    why: str


def similar_accounts(request: AccountRequest, accounts: Sequence[Account]) -> tuple[Similar, ...]:
    """Give the registered accounts that the requested one would stand beside: of the same unit, or
    under a name that people would mix up.
    """
    found = []
    for account in accounts:
        why = _why_similar(request, account)
        if why and account.registered and account.status is not AccountStatus.CLOSED:
            found.append(Similar(account, why))
    return tuple(found)


def _why_similar(request: AccountRequest, account: Account) -> str | None:
    same_place = account.platform == request.identity.platform
    if account.unit and account.unit.id == request.unit.id:
        return "the same unit on the same platform" if same_place else "the same unit"
    if fold(account.display_name or "") == fold(request.name) and fold(request.name):
        return "the same name"
    if same_place and _mixed_up(account.handle, request.identity.handle):
        return "a handle that is easily mixed up"
    return None


def _mixed_up(one: str, other: str) -> bool:
    names = [fold(name.partition("@")[0]).replace(" ", "") for name in (one, other)]
    if min(map(len, names)) < _LETTERS or one.startswith("id:"):
        return False
    return SequenceMatcher(None, names[0], names[1]).ratio() >= _ALIKE


def account_from(request: AccountRequest, similar: Sequence[Similar], asked_on: date) -> Account:
    """Give the account that waits for approval. Raises StepError with all that speaks against."""
    problems = list(_problems(request, similar, asked_on))
    if problems:
        raise StepError("\n".join(problems))
    people = tuple(
        Administrator(name, mail, AdministratorRank.SECONDARY if at else AdministratorRank.PRIMARY)
        for at, (name, mail) in enumerate(request.administrators)
    )
    return Account(
        id=0,
        platform=request.identity.platform,
        handle=request.identity.handle,
        url=request.identity.url,
        kind=request.kind,
        status=AccountStatus.REQUESTED,
        display_name=request.name,
        unit=request.unit,
        cadence_days=request.cadence_days,
        purpose=request.purpose,
        administrators=people,
        requested_on=asked_on,
    )


def facts_of(request: AccountRequest, similar: Sequence[Similar]) -> dict[str, str]:
    """Give what of the form has no place in the register entry."""
    facts = {
        "audience": request.audience,
        "launch_on": request.launch_on.isoformat(),
        "requested_by": request.requested_by,
        "similar": ", ".join(f"{s.account.platform}:{s.account.handle}" for s in similar),
    }
    return facts | ({"similar_because": request.similar_because} if request.similar_because else {})


def _problems(request: AccountRequest, similar: Sequence[Similar], asked_on: date) -> list[str]:
    problems = []
    if not request.administrators:
        problems.append("Nobody would administer it; name one person, better two, with --admin.")
    if request.launch_on < asked_on:
        problems.append(f"The launch, {request.launch_on}, has passed; approval comes first.")
    if similar and not request.similar_because:
        named = "; ".join(
            f"{one.account.platform}:{one.account.handle} ({one.why})" for one in similar
        )
        problems.append(
            f"There are similar accounts: {named}. Use one of them, or say why another one is "
            "needed with --although."
        )
    return problems
