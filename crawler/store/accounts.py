"""Accounts with all that the register says of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, not_, select, update

from crawler.model.account import Account, AccountStatus
from crawler.store.assembling import assemble
from crawler.store.entering import MAX_HANDLE, enter
from crawler.store.rows import rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.register import ACCOUNT

_COUNTS = ACCOUNT.c.withdrawn_at.is_(None)
_WAITING = (AccountStatus.REQUESTED.value, AccountStatus.APPROVED.value)


def load_accounts(
    session: Session,
    district_id: int,
    *,
    include_closed: bool = False,
    ids: Collection[int] | None = None,
) -> tuple[Account, ...]:
    """Give the district's accounts by id, leads and proposals included; only those in `ids` when
    given.
    """
    wanted = (ACCOUNT.c.district_id == district_id) & _COUNTS
    if not include_closed:
        wanted &= ACCOUNT.c.status != AccountStatus.CLOSED.value
    if ids is not None:
        wanted &= ACCOUNT.c.id.in_(ids)
    return assemble(session, wanted)


def open_accounts(session: Session, district_id: int) -> tuple[int, ...]:
    """Give the numbers of the accounts that `load_accounts` would give, in the same order, without
    those that were requested and not opened yet: nobody can visit them.
    """
    wanted = (ACCOUNT.c.district_id == district_id) & _COUNTS
    wanted &= ACCOUNT.c.status != AccountStatus.CLOSED.value
    waiting = ACCOUNT.c.status.in_(_WAITING) & ACCOUNT.c.requested_on.is_not(None)
    wanted &= not_(waiting)
    return tuple(session.scalars(select(ACCOUNT.c.id).where(wanted).order_by(ACCOUNT.c.id)))


def load_account(session: Session, account_id: int) -> Account:
    """Give the account with this id. Raises StoreError when there is none."""
    found = assemble(session, (ACCOUNT.c.id == account_id) & _COUNTS)
    if not found:
        raise StoreError(f"there is no account with the number {account_id}")
    return found[0]


def find_account(session: Session, district_id: int, platform: str, handle: str) -> Account | None:
    """Give the district's account with this key."""
    found = assemble(session, _key(district_id, platform, handle) & _COUNTS)
    return found[0] if found else None


def save_account(session: Session, district_id: int, account: Account) -> int:
    """Write an account with administrators, custody, permissions and disclosure, and give its id.

    With id 0 it is known by platform and handle, and added when it is new. What was there before is
    replaced. Raises StoreError when the id is not of this district, or the handle is longer than
    500 characters.
    """
    return enter(session, district_id, (account,))[0]


def set_status(session: Session, account_id: int, status: AccountStatus) -> None:
    """Say where the account stands. Raises StoreError when there is no such account."""
    _change(session, account_id, {"status": status.value})


def set_identity(
    session: Session,
    account_id: int,
    platform_id: str | None,
    handle: str | None,
    display_name: str | None,
) -> None:
    """Write down who the account turned out to be; what is None stays as it was.

    A handle that another account of the district has stays with that one. Raises StoreError when
    there is no such account.
    """
    values = {"platform_id": platform_id, "handle": handle, "display_name": display_name}
    known = {name: value for name, value in values.items() if value is not None}
    if handle is not None and not _free(session, account_id, handle):
        del known["handle"]
    if known:
        _change(session, account_id, known)


def _free(session: Session, account_id: int, handle: str) -> bool:
    own = select(ACCOUNT.c.district_id, ACCOUNT.c.platform).where(ACCOUNT.c.id == account_id)
    row = session.execute(own).one_or_none()
    if row is None or len(handle) > MAX_HANDLE:
        return False
    taken = select(ACCOUNT.c.id).where(
        _key(row.district_id, row.platform, handle), ACCOUNT.c.id != account_id
    )
    return session.scalar(taken) is None


def _key(district_id: int, platform: str, handle: str) -> ColumnElement[bool]:
    return (
        (ACCOUNT.c.district_id == district_id)
        & (ACCOUNT.c.platform == platform)
        & (ACCOUNT.c.handle == handle)
    )


def _change(session: Session, account_id: int, values: dict[str, Any]) -> None:
    changed = session.execute(update(ACCOUNT).where(ACCOUNT.c.id == account_id).values(values))
    if rows_of(changed) != 1:
        raise StoreError(f"there is no account with the number {account_id}")
