"""The few numbers of a digest that the next one is compared with. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Summary:
    """What a district's digest counted: open findings, accounts read of all accounts, accounts per
    rule.

    `week` is the ISO week; `pack` a fingerprint of the rules that judged.
    """

    week: str
    at: datetime
    findings: int
    checked: int
    accounts: int
    rules: Mapping[str, int] = field(default_factory=dict)
    pack: str = ""


def dump_summary(summary: Summary) -> dict[str, Any]:
    """Write a summary as JSON values."""
    return asdict(summary) | {"at": summary.at.isoformat(), "rules": dict(summary.rules)}


def read_summary(said: Mapping[str, Any]) -> Summary:
    """Read what `dump_summary` wrote. Raises KeyError or ValueError when something is missing."""
    return Summary(
        week=str(said["week"]),
        at=datetime.fromisoformat(said["at"]),
        findings=int(said["findings"]),
        checked=int(said["checked"]),
        accounts=int(said["accounts"]),
        rules={str(rule): int(count) for rule, count in said["rules"].items()},
        pack=str(said["pack"]),
    )
