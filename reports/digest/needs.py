"""What needs a decision: worst first, grouped per account, as much as fits on a phone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crawler.model.account import Account, AccountKind
from crawler.model.finding import FindingState
from crawler.model.outcome import READ
from reports.digest.ages import ago, since
from reports.digest.inputs import CoverageInput, DigestInputs, FindingInput, Role
from reports.digest.parts import Group, Item, Quote
from reports.digest.pictures import regions
from reports.digest.plain import QUOTE_LETTERS, WHY_LETTERS, link, plain, quoted
from reports.digest.wording import ALL_FINDINGS, SEVERITIES, lists_all, place, ruled, title, where
from reports.languages.tongue import Tongue, msgid

ITEMS = 12
"""Most things in one digest; more would not be acted on in a week."""
ITEMS_PER_ACCOUNT = 3
QUOTES_PER_ITEM = 2
_TITLE_LETTERS = 100
_CLAUSE_LETTERS = 60
_CLAUSES = 6
_GRADES = {"high": msgid("High"), "medium": msgid("Medium"), "low": msgid("Low")}
_STANDING = {FindingState.OPEN, FindingState.CONFIRMED}


def needs(inputs: DigestInputs) -> tuple[FindingInput, ...]:
    """Give the findings that need somebody, worst first; advice needs nobody."""
    standing = (
        row for row in inputs.findings if row.state in _STANDING and row.severity != "advice"
    )
    return tuple(sorted(standing, key=lambda finding: _rank(finding, inputs)))


def _rank(finding: FindingInput, inputs: DigestInputs) -> tuple[int, bool, float, datetime, str]:
    severity = SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else 0
    known = not is_new(finding, inputs)
    confidence = -round(finding.sighting.confidence, 1)
    return severity, known, confidence, finding.first_seen_at, finding.fingerprint


def is_new(finding: FindingInput, inputs: DigestInputs) -> bool:
    """Say whether the finding came, or came back, after the last digest; nothing is new in the
    first.
    """
    came_at = finding.opened_at or finding.first_seen_at
    return inputs.previous is not None and came_at > inputs.previous.at


def groups(found: Sequence[FindingInput], inputs: DigestInputs, now: datetime) -> tuple[Group, ...]:
    """Give at most 12 things, at most 3 of one account, in the order of each account's worst.

    What one rule says of one account is one thing, however often: the worst is shown, the others
    are counted.
    """
    by_account: dict[int, dict[str, list[FindingInput]]] = {}
    for finding in found:
        rules = by_account.setdefault(finding.account.id, {})
        rules.setdefault(finding.rule_id, []).append(finding)
    visits = {row.account.id: row for row in inputs.coverage}
    room = ITEMS
    shown: list[Group] = []
    for account_id, rules in by_account.items():
        kept = list(rules.values())[: min(room, ITEMS_PER_ACCOUNT)]
        if not kept:
            break
        room -= len(kept)
        items = [_item(alike, visits.get(account_id), inputs, now) for alike in kept]
        left = sum(len(alike) for alike in rules.values()) - sum(len(alike) for alike in kept)
        shown.append(_group(kept[0][0].account, items, left, inputs))
    return tuple(shown)


def more(
    found: Sequence[FindingInput], shown: Sequence[Group], role: Role, tongue: Tongue
) -> str | None:
    """Say how many things are on accounts that are not shown, and where they all are."""
    left = len(found) - sum(group.things for group in shown)
    return lists_all(role, ALL_FINDINGS, left, tongue) if left > 0 else None


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


def _item(
    alike: Sequence[FindingInput], visit: CoverageInput | None, inputs: DigestInputs, now: datetime
) -> Item:
    finding, others = alike[0], len(alike) - 1
    sighting = finding.sighting
    silent, tongue = finding.discreet, inputs.tongue
    alike_too = tongue.count(
        "There is {number} more like this on the account.",
        "There are {number} more like this on the account.",
        others,
    )
    return Item(
        severity=finding.severity if finding.severity in SEVERITIES else "high",
        grade=tongue.text(_GRADES.get(finding.severity, _GRADES["high"])),
        title=ruled(finding.title, _TITLE_LETTERS, tongue),
        why=_discreet(finding, tongue) if silent else quoted(sighting.why, WHY_LETTERS),
        action=ruled(finding.action, WHY_LETTERS, tongue),
        age=_age(finding, inputs, now),
        quotes=() if silent else _quotes(finding, tongue),
        regions=() if silent else regions(sighting, inputs),
        clauses=tuple(plain(text, _CLAUSE_LETTERS) for text in finding.clauses[:_CLAUSES]),
        tag=_tag(finding, inputs),
        note=_note(finding, visit, now, inputs),
        things=len(alike),
        alike=alike_too if others else None,
        link=_own_link(finding),
        link_text=_link_text(finding, tongue),
        is_english=not silent,
    )


def _discreet(finding: FindingInput, tongue: Tongue) -> str:
    if finding.sighting.place == "post":
        return tongue.text(
            "A post on this account should be looked at by a person. It is not shown here."
        )
    return tongue.text(
        "Something on this account should be looked at by a person. It is not shown here."
    )


def _own_link(finding: FindingInput) -> str | None:
    address = link(finding.sighting.link)
    return None if address == link(finding.account.url) else address


def _link_text(finding: FindingInput, tongue: Tongue) -> str:
    on_post = finding.sighting.place in {"post", "activity"}
    return tongue.text("Open the post") if on_post else tongue.text("Open the page")


def _quotes(finding: FindingInput, tongue: Tongue) -> tuple[Quote, ...]:
    names = {"display_name", "handle"}
    spans = [
        span
        for span in finding.sighting.spans
        if not (finding.account.kind is AccountKind.STUDENT and span.field in names)
    ]
    if finding.sighting.place == "register":
        # The fields of an entry are not places on the account, and its sentence says most of them.
        spans = [
            replace(span, field="register")
            for span in spans
            if span.quote not in finding.sighting.why
        ]
    texts = {
        quoted(span.quote, QUOTE_LETTERS): place(span.field, tongue) for span in reversed(spans)
    }
    kept = [(text, spot) for text, spot in reversed(texts.items()) if text]
    return tuple(Quote(spot, text) for text, spot in kept[:QUOTES_PER_ITEM])


def _tag(finding: FindingInput, inputs: DigestInputs) -> str | None:
    if finding.state is FindingState.CONFIRMED:
        return inputs.tongue.text("Confirmed")
    return inputs.tongue.text("New") if is_new(finding, inputs) else None


def _age(finding: FindingInput, inputs: DigestInputs, now: datetime) -> str:
    tongue = inputs.tongue
    last = ago(finding.last_seen_at, now, inputs)
    said = tongue.text("First seen {when}", when=since(finding.first_seen_at, now, inputs))
    if finding.opened_at is not None and finding.opened_at > finding.first_seen_at:
        when = since(finding.opened_at, now, inputs)
        said = tongue.text("{first}; back since {when}", first=said, when=when)
    if last != ago(finding.first_seen_at, now, inputs):
        said = tongue.text("{first}; last seen {when}", first=said, when=last)
    return said


def _note(
    finding: FindingInput, visit: CoverageInput | None, now: datetime, inputs: DigestInputs
) -> str | None:
    """Say when a later visit could not read the account, so that nobody acts on old news."""
    if visit is None or visit.outcome in READ or finding.sighting.place == "register":
        return None
    if visit.visited_at is None or visit.visited_at <= finding.last_seen_at:
        return None
    return inputs.tongue.text(
        "The account could not be read again since {when}: this may have changed.",
        when=since(visit.read_at or finding.last_seen_at, now, inputs),
    )
