"""No mail needs what Gmail, Outlook (Word's engine too) or Apple Mail does not have."""

from __future__ import annotations

import pytest

from tests.reports.golden import VARIANTS, page_of
from tests.reports.letters import letters
from tests.reports.render.caniemail import CLIENTS, UNLISTED, load, used_by

DATA = load()
GOES_WITHOUT = {
    "html-body": "taken out with its colour; the table inside has the same colour",
    "html-doctype": "Word's engine has one way of laying out only",
    "html-meta-color-scheme": "who does not know it shows the light colours, or turns them",
}
"""What not all of them have on the elements, and why a mail is whole all the same."""
ADDS = {
    "css-at-media": "smaller margins on a phone",
    "css-at-media-prefers-color-scheme": "our own dark colours; others turn the light ones",
    "css-color-scheme": "as the meta element",
    "css-border-radius": "round corners",
}
"""What the style sheets in the head add where it is known; the rest stands on the elements."""


def lacking(feature: str) -> list[str]:
    return [
        client
        for client, letter in zip(CLIENTS, DATA[feature], strict=True)
        if letter not in {"y", "a"}
    ]


@pytest.fixture(scope="module")
def used() -> tuple[set[str], set[str]]:
    """Give all that any mail of the gallery needs and adds."""
    pages = (*map(page_of, VARIANTS), *letters().values())
    needed, added = zip(*(used_by(page.html) for page in pages), strict=True)
    return set().union(*needed) - UNLISTED, set().union(*added) - UNLISTED


def test_knows_every_feature_that_a_mail_uses(used: tuple[set[str], set[str]]) -> None:
    assert (used[0] | used[1]) - set(DATA) == set()
    assert len(used[0]) > 30


def test_needs_nothing_that_one_of_them_does_not_have(used: tuple[set[str], set[str]]) -> None:
    assert {feature for feature in used[0] if lacking(feature)} == set(GOES_WITHOUT)


def test_lays_out_without_any_display(used: tuple[set[str], set[str]]) -> None:
    """Word's engine knows no other display than none (caniemail.com, css-display, note 5)."""
    assert "css-display" not in used[0] | used[1]
    assert "css-display" in used_by('<p style="display:block">Herons</p>')[0]


def test_adds_only_what_a_mail_can_go_without(used: tuple[set[str], set[str]]) -> None:
    assert {feature for feature in used[1] if lacking(feature)} == set(ADDS)


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ("<p><bdi>Herons</bdi></p>", "html-bdi"),
        ('<td style="border-radius:4px">Herons</td>', "css-border-radius"),
        ('<p style="overflow-wrap:anywhere">Herons</p>', "css-overflow-wrap"),
        ('<svg width="1"></svg>', "html-svg"),
    ],
)
def test_sees_what_some_do_not_have(html: str, feature: str) -> None:
    needed, _ = used_by(f"<html><body>{html}</body></html>")

    assert feature in needed
    assert lacking(feature)
