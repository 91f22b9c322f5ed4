"""A talk with a platform: what is not trusted is not asked, and a mute one is left alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from crawler.discovery.doors.base import BEFORE, Place, Presence
from crawler.discovery.doors.bluesky import DOOR
from crawler.discovery.doors.by_link import MEDIAWIKI
from crawler.line.asking import Agenda, DoorTalk, Talk
from crawler.model.capture import Ask, Capture
from tests.builders import make_capture

PLACE = Place("https://api.example")
CONTROLS = ("there.example", "nobody.example")
Answers = Callable[[Ask], tuple[int, object]]


def talk(agenda: Agenda, answers: Answers) -> tuple[Talk, list[str]]:
    """Hold a talk with a platform that answers so; gives also what was asked, in order."""
    talks: list[Talk] = []
    subject = DoorTalk(agenda, talks.append)
    seen: list[Capture] = []
    while asks := subject.ask(seen):
        seen += [captured(ask, *answers(ask)) for ask in asks]
        assert len(seen) < 500
    subject.done(seen)
    return talks[0], [capture.ask.url for capture in seen]


def captured(ask: Ask, status: int, body: object) -> Capture:
    text = body if isinstance(body, str) else json.dumps(body)
    return replace(make_capture(ask.url, text), ask=ask, status=status)


def honest(*present: str) -> Answers:
    """Answer as Bluesky does, with these accounts."""

    def answer(ask: Ask) -> tuple[int, object]:
        if "searchActors" in ask.url:
            return 200, {"actors": [{"did": "did:plc:a", "handle": "a.example"}]}
        handle = ask.url.rpartition("=")[2]
        if handle in {CONTROLS[0], *present}:
            return 200, {"did": "did:plc:x"}
        return 400, {"error": "InvalidRequest"}

    return answer


def always(status: int, body: object) -> Answers:
    """Answer everything so."""

    def answer(_: Ask) -> tuple[int, object]:
        return status, body

    return answer


def agenda(words: int = 0, keys: Sequence[str] = (), **changes: object) -> Agenda:
    one = Agenda(DOOR, PLACE, tuple(f"word {n}" for n in range(words)), tuple(keys), CONTROLS)
    return replace(one, **changes)  # type: ignore[arg-type]


def test_nothing_to_ask_asks_nothing() -> None:
    said, asked = talk(agenda(), honest())

    assert asked == []
    assert said.trusted is None


def test_a_trusted_check_tells_who_is_there() -> None:
    said, asked = talk(agenda(keys=["a.example", "b.example"]), honest("b.example"))

    assert said.trusted
    assert [(one.key, one.presence) for one in said.checked] == [
        ("a.example", Presence.ABSENT),
        ("b.example", Presence.PRESENT),
    ]
    assert len(asked) == 4


def test_a_check_that_finds_everybody_is_not_trusted_and_nobody_else_is_asked_about() -> None:
    said, asked = talk(agenda(keys=["a.example"]), always(200, {"did": "did:plc:x"}))

    assert said.trusted is False
    assert "does not exist" in said.distrust
    assert (said.checked, len(asked)) == ((), 2)


def test_a_check_that_loses_an_account_that_is_there_is_not_trusted() -> None:
    said, asked = talk(agenda(keys=["a.example"]), always(400, {"error": "InvalidRequest"}))

    assert said.trusted is False
    assert "did not find an account that is there" in said.distrust
    assert len(asked) == 2


def test_without_controls_nothing_is_checked() -> None:
    said, asked = talk(agenda(keys=["a.example"], controls=None), honest())

    assert (said.trusted, asked) == (None, [])
    assert "no account to try its check on" in said.distrust


def test_all_searches_are_asked_in_turns() -> None:
    said, asked = talk(agenda(words=23), honest())

    assert len(asked) == 23
    assert [one.words for one in said.searched] == [f"word {n}" for n in range(23)]
    assert all(one.found and one.found[0].key == "a.example" for one in said.searched)


@pytest.mark.parametrize("status", [403, 429, 500])
def test_a_platform_that_answers_nothing_is_asked_no_more_than_one_turn(status: int) -> None:
    said, asked = talk(agenda(words=40), always(status, {}))

    assert len(asked) == 10
    assert {(one.found, one.why) for one in said.searched} == {
        (None, f"the platform did not answer as it should (HTTP {status})")
    }


def test_every_answer_is_named_so_that_its_body_can_be_dropped() -> None:
    said, _ = talk(agenda(words=3, keys=["a.example"]), honest())

    assert len(said.bodies) >= 3


WIKI = Place("https://wiki.heronlake.example")
FOUND = {"query": {"search": [{"ns": 2, "title": "User:Eastview Robotics"}]}}
EDIT_LINK = '<link rel="EditURI" href="{}?action=rsd">'


def wiki(page: tuple[int, str], script: str) -> Answers:
    """Answer as a wiki does whose page is so, and whose api.php stands there."""

    def answer(ask: Ask) -> tuple[int, object]:
        if ask.purpose == BEFORE:
            return page
        return (200, FOUND) if ask.url.startswith(f"{script}?") else (404, {})

    return answer


@pytest.mark.parametrize(
    ("page", "script"),
    [
        pytest.param((503, "busy"), f"{WIKI.base}/w/api.php", id="no page"),
        pytest.param((200, "<html>"), f"{WIKI.base}/w/api.php", id="the page says nothing"),
        pytest.param(
            (200, EDIT_LINK.format("https://elsewhere.example/api.php")),
            f"{WIKI.base}/w/api.php",
            id="another host is not asked",
        ),
        pytest.param((200, EDIT_LINK.format("/api.php")), f"{WIKI.base}/api.php", id="the root"),
        pytest.param(
            (200, EDIT_LINK.format("//wiki.heronlake.example/mediawiki/api.php")),
            f"{WIKI.base}/mediawiki/api.php",
            id="a folder of its own",
        ),
    ],
)
def test_a_wiki_is_searched_where_its_page_says_after_one_look_at_it(
    page: tuple[int, str], script: str
) -> None:
    order = Agenda(MEDIAWIKI, WIKI, tuple(f"word {n}" for n in range(12)))

    said, asked = talk(order, wiki(page, script))

    assert asked[0] == f"{WIKI.base}/"
    assert len(asked) == 13
    assert [len(one.found or ()) for one in said.searched] == [1] * 12


@pytest.mark.parametrize("base", ["https://en.wikipedia.org", "https://heron.fandom.com"])
def test_of_a_wiki_on_a_farm_no_page_is_asked(base: str) -> None:
    _, asked = talk(Agenda(MEDIAWIKI, Place(base), ("word",)), always(200, FOUND))

    assert len(asked) == 1
    assert "/api.php?" in asked[0]


def test_a_wiki_that_answers_nowhere_is_left_alone() -> None:
    order = Agenda(MEDIAWIKI, WIKI, tuple(f"word {n}" for n in range(30)))

    said, asked = talk(order, always(404, {}))

    assert len(asked) == 11
    assert all(one.found is None for one in said.searched)
