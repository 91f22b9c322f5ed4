"""Gaps about where an account stands: its address of origin, its platform, its unit. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.detectors.register_gap.gap import Gap, Params, is_ours
from crawler.model.account import AccountKind
from crawler.model.case import Case
from crawler.model.outcome import Outcome

_DEAD = {Outcome.GONE: "does not exist any more", Outcome.SUSPENDED: "is suspended"}


def opened_with_outside_address(case: Case, _params: Params) -> Iterator[Gap]:
    """The account was opened with an address that is not the district's (ENS establishment 5)."""
    address = case.account.opened_with
    if address and is_ours(address, case) is False:
        why = f"The account was opened with {address}, which is not an address of the district."
        yield Gap(why, field="opened_with", value=address)


def district_address_on_personal(case: Case, _params: Params) -> Iterator[Gap]:
    """A personal account was opened with an address of the district (MTKA IV.1; WI IV.C)."""
    address = case.account.opened_with
    if case.account.kind is AccountKind.PERSONAL and address and is_ours(address, case):
        why = f"This personal account was opened with the district's address {address}."
        yield Gap(why, field="opened_with", value=address)


def platform_not_allowed(case: Case, params: Params) -> Iterator[Gap]:
    """The platform is not among those that the policy allows; silent when the policy names none."""
    platform = case.account.platform
    if params.allowed and platform.casefold() not in {one.casefold() for one in params.allowed}:
        why = f"The policy does not allow accounts on {platform}."
        yield Gap(why, field="platform", value=platform)


def address_dead(case: Case, _params: Params) -> Iterator[Gap]:
    """The platform says that the account is not there any more. What could not be told is none."""
    word = _DEAD.get(case.standing) if case.standing and case.account.opened else None
    if word:
        yield Gap(f"The platform says that this account {word}.", None, "url", case.account.url)


def address_renamed(case: Case, _params: Params) -> Iterator[Gap]:
    """The account has another name by now, and the register's address still has a former one."""
    account = case.account
    url, handle = account.url.casefold(), account.handle.casefold().lstrip("@")
    if handle.startswith("id:") or handle.partition("@")[0] in url:
        return
    former = next((name for name in case.former_handles if _bare(name) in url), None)
    if former:
        why = f"The account is called {account.handle} now; the register's address still says"
        yield Gap(f"{why} {former}.", field="url", value=account.url)


def _bare(name: str) -> str:
    return name.casefold().lstrip("@").partition("@")[0]


def unit_missing(case: Case, _params: Params) -> Iterator[Gap]:
    """The register does not say which part of the district the account belongs to."""
    if case.account.unit is None:
        yield Gap("The register does not say which school, team or office this account belongs to.")
