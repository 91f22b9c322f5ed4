"""Where a name on the list stands in a caption, and what is only like one."""

from __future__ import annotations

import pytest

from crawler.model.opt_out.names import PersonName
from tests.invented_names import FERN, listing

WILL = PersonName("Will", "Inventine")
GRANT = PersonName("Will", "Grant")
LISTED = listing(FERN, GRANT, PersonName("小明", "虚构"), PersonName("明", "虚"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Early release on Wednesday.",
        "Fern and the Inventine family",
        "A fern. Inventine won.",
        "Ben Inventine, Fern Lake",
        "We will grant five scholarships.",
        "Photos by F. Inventine",
        "ferninventine in one word and no tag",
        "Fern (see page 2) Inventine",
        "Fern 🌿 Inventine",
        "我们谦虚明理",
    ],
)
def test_stays_silent(text: str) -> None:
    assert LISTED.find(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Congratulations to Fern Inventine of the fourth grade", "Fern Inventine"),
        ("FERN INVENTINE is our artist", "FERN INVENTINE"),
        ("so proud of fern inventine", "fern inventine"),
        ("Go Herons! so proud of fern inventine", "fern inventine"),
        ("Well done,Fern Inventine!", "Fern Inventine"),
        ("Fern  Inventine's drawing", "Fern  Inventine"),
        ("by Inventine Fern", "Inventine Fern"),
        ("Roster:\nInventine, Fern\nOther, Name", "Inventine, Fern"),
        ("12 Inventine, Fern", "Inventine, Fern"),
        ("#FernInventine won", "#FernInventine"),
        ("so good #fern #inventine", "#fern #inventine"),
        ("thanks @fern.inventine_12!", "@fern.inventine_12"),
        ("Fern-Inventine", "Fern-Inventine"),
        ("Férn Inventine", "Férn Inventine"),
        ("Ｆｅｒｎ Inventine", "Ｆｅｒｎ Inventine"),
        ("Will Grant won.", "Will Grant"),
        ("祝贺虚构小明同学", "虚构小明"),
        ("虚明,10号", "虚明"),
        (
            "See https://news.example/2026/fern-inventine-wins today",
            "https://news.example/2026/fern-inventine-wins",
        ),
    ],
)
def test_a_name_is_found_where_it_stands(text: str, name: str) -> None:
    assert [text[place.start : place.end] for place in LISTED.find(text)] == [name]


def test_each_name_of_a_list_is_found() -> None:
    text = "Fern Inventine, Will Grant and Fern Inventine"

    assert len(LISTED.find(text)) == 3


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://news.example/2026/11/fern-inventine-wins", True),
        ("https://news.example/?title=Fern%20Inventine", True),
        ("https://fern.example/inventine", False),
        ("https://news.example/2026/11/ferns-in-autumn", False),
        ("https://[broken", False),
    ],
)
def test_an_address_spells_a_name_or_not(url: str, said: bool) -> None:
    assert LISTED.is_in_address(url) is said


def test_without_a_list_nothing_is_found() -> None:
    assert listing().find("Fern Inventine") == ()
