"""A register entry as a JSON value and back, exactly; so that an import can be taken back. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
    Permission,
    PermissionScope,
    Unit,
    UnitKind,
)

_DAYS = ("approved_on", "created_on", "review_due")
_LATER_DAYS = ("administrators_on", "requested_on", "closing_on")
"""Days that entries written before December 2026 do not have."""


def dump_entry(account: Account) -> str:
    """Write an account as JSON, in ASCII. `service` and `access` are left out: they belong to the
    settings.
    """
    tree = asdict(replace(account, service=None, guessed=frozenset()))
    del tree["access"]
    tree["guessed"] = sorted(account.guessed)
    return json.dumps(tree, default=_plain, separators=(",", ":"))


def load_entry(text: str) -> Account:
    """Read what `dump_entry` wrote."""
    tree = json.loads(text)
    for name in _DAYS:
        tree[name] = _day(tree[name])
    for name in _LATER_DAYS:
        tree[name] = _day(tree.get(name))
    if tree["first_seen_at"] is not None:
        tree["first_seen_at"] = datetime.fromisoformat(tree["first_seen_at"])
    tree["kind"] = AccountKind(tree["kind"])
    tree["status"] = AccountStatus(tree["status"])
    tree["unit"] = _unit(tree["unit"])
    tree["administrators"] = tuple(map(_administrator, tree["administrators"]))
    tree["custody"] = _custody(tree["custody"])
    tree["permissions"] = tuple(map(_permission, tree["permissions"]))
    tree["guessed"] = frozenset(tree["guessed"])
    return Account(**tree)


def _plain(value: date | datetime) -> str:
    return value.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _unit(tree: dict[str, Any] | None) -> Unit | None:
    if tree is None:
        return None
    return Unit(**{**tree, "kind": UnitKind(tree["kind"]), "aliases": tuple(tree["aliases"])})


def _administrator(tree: dict[str, Any]) -> Administrator:
    return Administrator(
        **{**tree, "rank": AdministratorRank(tree["rank"]), "until": _day(tree["until"])}
    )


def _custody(tree: dict[str, Any] | None) -> Custody | None:
    return None if tree is None else Custody(**{**tree, "deposited_on": _day(tree["deposited_on"])})


def _permission(tree: dict[str, Any]) -> Permission:
    return Permission(
        **{**tree, "scope": PermissionScope(tree["scope"]), "until": _day(tree["until"])}
    )
