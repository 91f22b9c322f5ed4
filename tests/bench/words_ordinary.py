"""Ordinary profile texts and posts, invented, that claim nothing: what the words eye passes over.

Each line is a template; `{…}` is filled from the lists of its language. Many hold the very words
that a claim holds (`official`, `managed by`, a school's name), used as people use them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "ordinary"


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that there are ordinary texts for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def ordinary(language: str, field: str, count: int, seed: int = 7) -> Iterator[str]:
    """Give texts for a field (`bio` or `post`), the same ones for a seed. A biography is one to
    three lines, as people write it.
    """
    draw = Random(seed)  # noqa: S311 texts, not secrets
    known: dict[str, Any] = yaml.safe_load((_FOLDER / f"{language}.yaml").read_text("utf-8"))
    lines: Sequence[str] = known[field]
    joins: Sequence[str] = known["joins"]
    for _ in range(count):
        parts = draw.sample(lines, draw.randint(1, 3) if field == "bio" else 1)
        yield draw.choice(joins).join(_filled(one, known["words"], draw) for one in parts)


def _filled(line: str, words: Mapping[str, Sequence[str]], draw: Random) -> str:
    while "{" in line:
        before, _, rest = line.partition("{")
        name, _, after = rest.partition("}")
        line = before + draw.choice(words[name]) + after
    return line
