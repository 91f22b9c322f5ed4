"""Structured data of a page's owner."""

from __future__ import annotations

import pytest

from crawler.platforms.formats.linked_data import card_owners, owners_in
from crawler.platforms.formats.markup import parse_html

BASE = "https://eastview.example/"


def test_a_broken_character_in_an_address_does_not_come_through() -> None:
    school = r'{"@type": "School", "sameAs": "https://www.insta\ud800gram.com/eastview"}'
    root = parse_html(f'<script type="application/ld+json">{school}</script>')

    (owner,) = owners_in(root, BASE)

    assert owner.same_as == ("https://www.instagram.com/eastview",)


@pytest.mark.parametrize(
    "card",
    [
        '<div class="h-cards"><span class="p-org">Eastview</span></div>',
        '<div class="my-h-card"><span class="p-org">Eastview</span></div>',
        '<div class="h-card"><span class="p-name">Dana Reyes</span></div>',
    ],
)
def test_stays_silent_on_what_is_no_card_of_an_organisation(card: str) -> None:
    assert card_owners(parse_html(card), BASE) == ()


def test_reads_cards_and_microdata_of_organisations() -> None:
    root = parse_html(
        '<div class="vcard h-card"><b class="p-org">Eastview</b><img class="u-logo" src="/l.png">'
        '</div><div itemscope itemtype="https://schema.org/School"><b itemprop="name">Westbrook</b>'
        '</div><div itemtype="https://schema.org/School"><b itemprop="name">no scope</b></div>'
    )

    assert [(one.name, one.logo) for one in card_owners(root, BASE)] == [
        ("Eastview", "https://eastview.example/l.png")
    ]
    assert [one.name for one in owners_in(root, BASE)] == ["Westbrook"]
