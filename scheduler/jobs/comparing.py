"""Put the figures of several judges beside each other, for people to read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def beside(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Put the judges' figures beside each other, one row for each part, for people to read."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        key = (row["what"], row["part"])
        told = found.setdefault(key, {"what": row["what"], "part": row["part"]})
        told[row["by"]] = _cell(row)
    return list(found.values())


def _cell(row: Mapping[str, Any]) -> str:
    if "called" in row:
        return f"{row['called']} of {row['asked']}"
    lines = []
    for letter, name in (("P", "precision"), ("R", "recall")):
        if row[name] is not None:
            interval = f"{row[f'{name}_low']:.3f}-{row[f'{name}_high']:.3f}"
            lines.append(f"{letter} {row[name]:.3f} {interval}")
    if row["f1"] is not None:
        lines.append(f"F1 {row['f1']:.3f}")
    return "\n".join(lines) or "nothing to count"
