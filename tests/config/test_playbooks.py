"""A playbook says where it is from and fills in nothing that a stranger could write."""

from __future__ import annotations

import pytest

from config.playbooks import FILE, actions, playbook
from crawler.platforms.catalogue import READERS

FACTS = {
    "url": "https://social.example/{recovery}",
    "handle": "herons",
    "unit": "Eastview Football",
    "district": "Heron Lake Public Schools",
    "administrators": "Dana Reyes",
    "recovery": "athletics@heronlake.example",
}
PLATFORMS = ("facebook", "instagram", "tiktok", "twitter", "youtube", "vimeo")


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("action", actions())
def test_every_playbook_can_be_filled_in(platform: str, action: str) -> None:
    steps = playbook(platform, action, FACTS)

    assert steps
    assert all(step.do and step.title and step.standing for step in steps)


def test_the_order_of_attack_is_the_same_everywhere() -> None:
    ids = [step.id for step in playbook("twitter", "recover", FACTS)]

    assert ids == ["ask_holder", "reset", "platform_support", "impersonation", "mark", "counsel"]


def test_what_was_read_says_where_and_when_and_the_rest_says_that_nobody_did() -> None:
    steps = [step for name in PLATFORMS[:5] for step in playbook(name, "recover", FACTS)]

    own = [step for step in steps if step.read is not None]
    assert len(own) == 15
    assert all(step.read == "not yet" or (step.source and step.checked) for step in own)


def test_braces_of_a_stranger_are_not_filled_in() -> None:
    steps = playbook("twitter", "report", FACTS)

    assert "https://social.example/{recovery}" in steps[1].do[0]


def test_every_platform_named_is_one_we_know() -> None:
    import yaml

    assert set(yaml.safe_load(FILE.read_text())["platforms"]) <= set(READERS)
