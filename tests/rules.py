"""Builds rules of a policy pack as the loader gives them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from config.policy import Rule
from crawler.model.words.grammar.phrases import Phrases
from tests.builders import PHRASES


def make_rule(**changes: Any) -> Rule:
    """Give an active rule against claims of official capacity in a biography."""
    plain = Rule(
        id="claims-to-be-official",
        title="Claims to be official",
        clauses=("470 IV.1",),
        status="active",
        detector="official_capacity",
        params={"phrases": tuple(_mapping(one) for one in PHRASES), "fields": ("bio",)},
        kinds=frozenset({"third_party", "unregistered"}),
        severity="high",
        tell=("communications",),
        action="Ask the owner to say whose account it is.",
        min_confidence=0.5,
        unless=("official_capacity",),
        falsepositives=(),
        places=None,
        file="pack.yaml",
        line=10,
        lines={"detector": 12, "params": 13, "params.fields": 14},
    )
    return replace(plain, **changes)


def _mapping(phrases: Phrases) -> dict[str, object]:
    return {one.name: getattr(phrases, one.name) for one in fields(phrases)}


def make_gap_rule(check: str, **changes: Any) -> Rule:
    """Give an active rule for one check of the register."""
    return make_rule(id=check, detector="register_gap", params={"check": check}, **changes)
