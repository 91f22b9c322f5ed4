"""What the parts of a pack must agree on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from config.pack_fields import Fields
from config.problems import unknown

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEVER_EMPTY = ("clauses", "kinds", "tell", "falsepositives")


def check_pack(top: Fields, detectors: Collection[str] | None) -> None:
    """Note what does not fit together. `detectors` are what an active rule may use, None = any."""
    clauses = top.quiet_entries("clauses")
    rules = top.quiet_entries("rules")
    others = [*top.quiet_entries("guard_rails"), *top.quiet_entries("not_observable")]
    ids = {text for fields in clauses if (text := _quiet(fields, "id"))}
    _twice(clauses, "clause")
    _twice(rules, "rule")
    used: set[str] = set()
    for fields in rules:
        _check_rule(fields, detectors)
        used |= _cited(fields, fields.quiet_texts("clauses"), ids, "clauses")
    for fields in others:
        used |= _cited(fields, [_quiet(fields, "clause")], ids, "clause")
    for fields in clauses:
        if (text := _quiet(fields, "id")) and text not in used:
            fields.wrong("id", f"clause {text!r} has no rule, guard-rail or not_observable line")


def _check_rule(fields: Fields, detectors: Collection[str] | None) -> None:
    for key in _NEVER_EMPTY:
        if key in fields.table and not fields.quiet_texts(key):
            fields.wrong(key, f"{key} should name at least one")
    rule_id = _quiet(fields, "id")
    if rule_id and not _ID.fullmatch(rule_id):
        fields.wrong("id", f"id {rule_id!r} should be lower-case words with hyphens")
    name = _quiet(fields, "detector")
    active = _quiet(fields, "status") == "active"
    if active and name and detectors is not None and name not in detectors:
        fields.wrong("detector", unknown("detector", name, detectors))


def _cited(fields: Fields, said: Iterable[str | None], ids: Collection[str], key: str) -> set[str]:
    cited = {text for text in said if text}
    for text in sorted(cited.difference(ids)):
        fields.wrong(key, unknown("clause", text, ids))
    return cited


def _twice(entries: Sequence[Fields], what: str) -> None:
    first: dict[str, int] = {}
    for fields in entries:
        text = _quiet(fields, "id")
        if text and text in first:
            fields.wrong("id", f"{what} {text!r} stands there twice, first in line {first[text]}")
        elif text:
            first[text] = fields.line_of("id")


def _quiet(fields: Fields, key: str) -> str | None:
    """Give the text of `key` without noting anything; whoever built the value has noted it."""
    node = fields.table.get(key)
    return " ".join(node.value.split()) if node and isinstance(node.value, str) else None
