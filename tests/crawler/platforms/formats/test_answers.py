"""What a status or a trouble means, and how several answers become one snapshot."""

from __future__ import annotations

import pytest

from crawler.model.capture import Ask, Capture, Trouble
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Post, Snapshot
from crawler.platforms.formats.answers import assemble, refusal_of, urls_in
from tests.builders import NOW

ASK = Ask("https://eastview.example/", "page")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, Outcome.UNREACHABLE),
        (401, Outcome.NEEDS_CREDENTIALS),
        (403, Outcome.FORBIDDEN),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (429, Outcome.UNREACHABLE),
        (451, Outcome.FORBIDDEN),
        (500, Outcome.UNREACHABLE),
        (503, Outcome.UNREACHABLE),
    ],
)
def test_says_what_a_status_means(status: int, outcome: Outcome) -> None:
    refusal = refusal_of(Capture(ASK, ASK.url, status, NOW))

    assert refusal is not None
    assert refusal.outcome is outcome
    assert "eastview.example" in refusal.reason


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_has_a_sentence_and_a_fix_and_is_never_gone(trouble: Trouble) -> None:
    refusal = refusal_of(Capture(ASK, ASK.url, 0, NOW, trouble=trouble))

    assert refusal is not None
    assert refusal.outcome is not Outcome.GONE
    assert refusal.fix.endswith(".")


def test_stays_silent_on_an_answer() -> None:
    assert refusal_of(Capture(ASK, ASK.url, 200, NOW)) is None


def part(**fields: object) -> Snapshot:
    return Snapshot("website", NOW, **fields)  # type: ignore[arg-type]


def test_the_first_answer_that_says_something_counts_and_posts_come_once() -> None:
    captures = [Capture(Ask(f"https://eastview.example/{n}", "page"), "", 200, NOW) for n in "ab"]
    parts = iter(
        [
            part(display_name="Page", posts=(Post("1"),)),
            part(display_name="Feed", bio="Words", posts=(Post("1"), Post("2"))),
        ]
    )

    whole = assemble(captures, lambda _: next(parts), ("page",))

    assert (whole.display_name, whole.bio) == ("Page", "Words")
    assert [post.id for post in whole.posts] == ["1", "2"]


def test_what_was_not_needed_makes_the_snapshot_partial() -> None:
    captures = [Capture(ASK, "", 200, NOW), Capture(Ask("x", "feed"), "", 200, NOW)]

    def read(capture: Capture) -> Snapshot:
        if capture.ask.purpose == "feed":
            raise LayoutChangedError("channel")
        return part(display_name="Page")

    whole = assemble(captures, read, ("page",))

    assert whole.partial == ("feed: the answer has no channel, which was always there",)


def test_what_may_not_be_shown_is_not_shown_in_part() -> None:
    captures = [Capture(ASK, "", 200, NOW), Capture(Ask("x", "posts"), "", 200, NOW)]

    def read(capture: Capture) -> Snapshot:
        if capture.ask.purpose == "page":
            raise OutOfReachError(
                Outcome.PRIVATE, sentence("members only"), sentence("Look by hand.")
            )
        return part(posts=(Post("1"),))

    with pytest.raises(OutOfReachError, match="members only"):
        assemble(captures, read, ("posts",))


def test_finds_addresses_in_a_biography() -> None:
    text = "See https://eastview.example/news. Mail x@eastview.example, or linktr.ee/herons!"

    assert urls_in(text) == ("https://eastview.example/news", "https://linktr.ee/herons")
