"""Builds small policy packs for the tests."""

from __future__ import annotations

from pathlib import Path

GOOD = """\
name: little
title: A little pack
language: en
source: Invented for this test
adopted: 2026-03-08
review_month: 3
approved_tools: [Class Porch]
allowed_platforms: [web, feed]
clauses:
  - id: L 1
    document: Little policy
    section: "1"
    asks: Marks need leave.
  - id: L 2
    document: Little policy
    section: "2"
    asks: Be kind.
rules:
  - id: logo
    title: A logo without leave
    clauses: [L 1]
    status: active
    detector: logo_use
    params:
      min_score: 0.5
      places: [avatar, cover]
    kinds: [third_party]
    severity: medium
    tell: [communications]
    action: Ask kindly.
    min_confidence: 0.6
    unless: [logo]
    places: [avatar]
    falsepositives: [A photo of a banner]
guard_rails:
  - clause: L 2
    never: Report an opinion.
not_observable:
  - clause: L 2
    reason: Kindness cannot be measured.
"""


def write_pack(folder: Path, text: str = GOOD, name: str = "little") -> Path:
    """Write a pack into `folder`."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path
