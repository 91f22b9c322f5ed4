"""What needs a decision, grouped per account, as much as fits on a phone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.model.account import Account
from reports.digest.inputs import DigestInputs, FindingInput, Recipient
from reports.digest.items import item
from reports.digest.parts import Group, Item, More
from reports.digest.plain import link
from reports.digest.rest import ALL_FINDINGS, lists_all, most
from reports.digest.wording import title, where

ITEMS = 12
"""Most things in one digest; more would not be acted on in a week."""
ITEMS_PER_ACCOUNT = 3


def groups(found: Sequence[FindingInput], inputs: DigestInputs, now: datetime) -> tuple[Group, ...]:
    """Give at most 12 things, at most 3 of one account, in the order of each account's worst.

    What one rule says of one account is one thing, however often: the worst is shown, the others
    are counted.
    """
    room, each = most(ITEMS, inputs), most(ITEMS_PER_ACCOUNT, inputs)
    by_account = _first_accounts(found, room)
    visits = {row.account.id: row for row in inputs.coverage if row.account.id in by_account}
    shown: list[Group] = []
    told: set[str] = set()
    for account_id, rules in by_account.items():
        kept = list(rules.values())[: min(room, each)]
        if not kept:
            break
        room -= len(kept)
        items = []
        for alike in kept:
            rule, visit = alike[0].rule_id, visits.get(account_id)
            items.append(item(alike, visit, inputs, now, is_known=rule in told))
            told.add(rule)
        left = sum(len(alike) for alike in rules.values()) - sum(len(alike) for alike in kept)
        shown.append(_group(kept[0][0].account, items, left, inputs))
    return tuple(shown)


def _first_accounts(
    found: Sequence[FindingInput], number: int
) -> dict[int, dict[str, list[FindingInput]]]:
    """Give what is found on the first accounts, at most `number`, rule by rule; in order."""
    by_account: dict[int, dict[str, list[FindingInput]]] = {}
    for finding in found:
        rules = by_account.get(finding.account.id)
        if rules is None and len(by_account) < number:
            rules = by_account[finding.account.id] = {}
        if rules is not None:
            rules.setdefault(finding.rule_id, []).append(finding)
    return by_account


def more(
    found: Sequence[FindingInput],
    shown: Sequence[Group],
    recipient: Recipient,
    inputs: DigestInputs,
) -> More | None:
    """Say how many things are on accounts that are not shown, and where they all are."""
    left = len(found) - sum(group.things for group in shown)
    return lists_all(recipient, ALL_FINDINGS, left, inputs) if left > 0 else None


def _group(account: Account, items: Sequence[Item], left: int, inputs: DigestInputs) -> Group:
    more_things = inputs.tongue.count(
        "and {number} more thing on this account", "and {number} more things on this account", left
    )
    return Group(
        account=title(account, inputs.tongue),
        where=where(account, inputs),
        link=link(account.url),
        items=tuple(items),
        things=sum(item.things for item in items) + left,
        more=more_things if left else None,
    )
