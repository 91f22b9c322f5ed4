"""We say who we are and whom to write to."""

from __future__ import annotations

import re

import pytest

from crawler.fetch.manners import user_agent


def test_names_product_version_and_contact() -> None:
    named = user_agent("technology@hlps.example")

    assert re.fullmatch(r"Rollcall/[0-9.a-z]+ \(\+contact technology@hlps\.example\)", named)


@pytest.mark.parametrize(
    "contact", ["a@hlps.example\r\nCookie: x", "a@hlps.example\x00", "a@hlps.example\u2028é"]
)
def test_a_contact_cannot_end_the_header(contact: str) -> None:
    named = user_agent(contact)

    assert named.isascii()
    assert named.isprintable()
