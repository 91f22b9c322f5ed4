"""The staff directory, as it was last imported, and what it says of administrators. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from crawler.model.account import Account, Administrator


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the staff directory. `email` is in lower case; `title` and `place` (school or
    department) are as the directory writes them. `until` is the last day in service, None = still
    there. Who is not `on_staff` is kept only because the register names that address as an
    administrator's; no list of pupils is.
    """

    email: str
    name: str
    title: str | None = None
    place: str | None = None
    until: date | None = None
    on_staff: bool = True


@dataclass(frozen=True, slots=True)
class Staff:
    """The directory of a day; everybody who ever stood in it since the first import, by address."""

    as_of: date
    members: tuple[Member, ...]
    _by_email: dict[str, Member] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, Member] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = Counter(_folded(one.name) for one in self.members)
        by_name = {_folded(one.name): one for one in self.members}
        object.__setattr__(self, "_by_email", {one.email: one for one in self.members})
        once = {name: one for name, one in by_name.items() if names[name] == 1}
        object.__setattr__(self, "_by_name", once)

    def find(self, administrator: Administrator) -> Member | None:
        """Give the member that an administrator is: by address, and only where the register has
        none, by a name that nobody else in the directory has.
        """
        if administrator.email is not None:
            return self._by_email.get(administrator.email.casefold())
        return self._by_name.get(_folded(administrator.name))


def with_leavers(account: Account, staff: Staff | None) -> Account:
    """Give the account with the last days in service that only the directory knows."""
    if staff is None or not account.administrators:
        return account
    people = tuple(_with_last_day(account.administrators, staff))
    return account if people == account.administrators else replace(account, administrators=people)


def _with_last_day(people: tuple[Administrator, ...], staff: Staff) -> Iterator[Administrator]:
    for one in people:
        member = staff.find(one) if one.until is None else None
        left = member is not None and member.until is not None
        yield replace(one, until=member.until) if member and left else one


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
