"""Who reads no English is told why in the own language."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.model.sentence import followed, in_turn, sentence
from crawler.model.sighting import Sighting
from reports.digest.grouping import groups
from reports.digest.inputs import DigestInputs
from reports.digest.parts import Item
from reports.digest.plain import WHY_LETTERS
from reports.digest.said import in_tongue
from reports.languages.catalogues import languages, tongue_of
from tests.reports.samples import MARK_SEEN, NOW, a_finding, a_sighting, some_inputs

OTHERS = sorted(languages())
SILENT = in_turn(
    [
        sentence("No post since {day} ({number} days)", day=date(2023, 11, 3), number=1116),
        sentence("the register says every {number} days", number=30),
    ]
)
OLD = "The avatar shows the Eastview Herons mark (score 0.93)"


def reading(code: str) -> DigestInputs:
    return some_inputs(tongue=tongue_of(code))


def the_item(sighting: Sighting, code: str, *, discreet: bool = False) -> Item:
    (group,) = groups((a_finding(sighting=sighting, discreet=discreet),), reading(code), NOW)
    return group.items[0]


def test_english_readers_read_the_detectors_own_words() -> None:
    assert in_tongue(a_sighting(), reading("en")) is None
    assert the_item(a_sighting(), "en").why == f"{OLD}."


@pytest.mark.parametrize(
    "why",
    [OLD, sentence("never seen {before}", before="x"), in_turn([MARK_SEEN, sentence("no such")])],
    ids=["stored before", "unknown form", "unknown part"],
)
def test_what_it_cannot_say_stays_in_the_detectors_words(why: str) -> None:
    item = the_item(a_sighting(why=why), "es")

    assert in_tongue(a_sighting(why=why), reading("es")) is None
    assert (item.why, item.is_english) == (f"{why}.", True)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "es",
            "Ninguna publicación desde el 3 de noviembre de 2023 (1.116 días); "
            "el registro dice que cada 30 días.",
        ),
        (
            "fr",
            "Aucune publication depuis le 3 novembre 2023 (1\u202f116 jours)\u00a0; "
            "le registre dit tous les 30 jours.",
        ),
        (
            "nl",
            "Geen bericht sinds 3 november 2023 (1.116 dagen); het register zegt elke 30 dagen.",
        ),
        ("zh", "自2023年11月3日以来没有新帖（1,116 天）；登记册写明每 30 天一次。"),
    ],
)
def test_tells_days_and_numbers_as_the_language_does(code: str, said: str) -> None:
    item = the_item(a_sighting(why=SILENT), code)

    assert item.why == said
    assert not item.is_english


@pytest.mark.parametrize("code", OTHERS)
def test_makes_harmless_what_strangers_wrote(code: str) -> None:
    said = sentence(
        "Its {place} says {words}; it speaks for {unit} ({sign}).",
        place=sentence("biography"),
        words="\u202ehttps://evil.example/" + "x" * 9_999,
        unit="Eastview",
        sign=sentence("its name"),
    )

    why = the_item(a_sighting(why=said), code).why

    assert "://" not in why
    assert "evil.example" not in why
    assert "\u202e" not in why
    assert len(why) < WHY_LETTERS * 3 // 2


@pytest.mark.parametrize("code", OTHERS)
def test_says_once_that_the_account_could_not_be_read(code: str) -> None:
    unread = sentence("The account itself could not be read.")
    why = in_tongue(a_sighting(why=followed(MARK_SEEN, unread)), reading(code))

    assert why is not None
    assert why.endswith(tongue_of(code).text(unread))


def test_says_no_more_of_children_than_to_others() -> None:
    item = the_item(a_sighting(), "nl", discreet=True)

    assert "Eastview Herons" not in item.why
    assert not item.is_english
