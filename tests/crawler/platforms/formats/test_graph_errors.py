"""Errors of Meta's Graph APIs: each means one thing, and none repeats what Meta wrote."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.model.capture import Ask, Capture, Trouble
from crawler.model.errors import LayoutChangedError
from crawler.model.outcome import Outcome
from crawler.platforms.formats.graph_errors import refusal_of_graph
from tests.builders import NOW

ASK = Ask("https://graph.facebook.com/v26.0/1", "page", credential="facebook")


def answer(status: int = 400, trouble: Trouble | None = None) -> Capture:
    return Capture(ASK, ASK.url, status, NOW, trouble=trouble)


def error(code: int, message: str = "", **more: Any) -> dict[str, Any]:
    return {"error": {"message": message, "type": "OAuthException", "code": code} | more}


def test_stays_silent_on_an_answer() -> None:
    assert refusal_of_graph(answer(200), {"id": "1", "error": None}, "Facebook") is None
    assert refusal_of_graph(answer(200), {"meta": {"code": 200}}, "Facebook") is None


@pytest.mark.parametrize(
    ("tree", "outcome"),
    [
        (error(190, "Malformed access token EAAGsecret"), Outcome.NEEDS_CREDENTIALS),
        (error(102), Outcome.NEEDS_CREDENTIALS),
        (error(104), Outcome.NEEDS_CREDENTIALS),
        (error(10), Outcome.NEEDS_CREDENTIALS),
        (error(200), Outcome.NEEDS_CREDENTIALS),
        (error(299), Outcome.NEEDS_CREDENTIALS),
        (error(100, "Object does not exist, cannot be loaded"), Outcome.NEEDS_CREDENTIALS),
        (error(100, "Unsupported", error_subcode=33), Outcome.NEEDS_CREDENTIALS),
        (error(100, "Invalid parameter"), Outcome.UNREADABLE),
        (error(4), Outcome.UNREACHABLE),
        (error(17), Outcome.UNREACHABLE),
        (error(32), Outcome.UNREACHABLE),
        (error(613), Outcome.UNREACHABLE),
        (error(80002), Outcome.UNREACHABLE),
        (error(1), Outcome.UNREACHABLE),
        (error(2, is_transient=True), Outcome.UNREACHABLE),
        (error(-3), Outcome.UNREACHABLE),
        ({"error": {"code": "what"}}, Outcome.UNREACHABLE),
        (error(2635), Outcome.UNREADABLE),
        (error(12), Outcome.UNREADABLE),
        (error(803, "Some of the aliases do not exist: herons"), Outcome.GONE),
        (error(24), Outcome.GONE),
        (error(110, error_subcode=2207013), Outcome.GONE),
        (error(803, "Cannot query users by their username (x)"), Outcome.FORBIDDEN),
        (error(21, "Page ID 1 was migrated to page ID 100002"), Outcome.UNREADABLE),
        ({"error_code": 190, "error_msg": "x"}, Outcome.NEEDS_CREDENTIALS),
        (
            {"meta": {"code": 400, "error_type": "OAuthAccessTokenException"}},
            Outcome.NEEDS_CREDENTIALS,
        ),
    ],
    ids=lambda value: str(value)[:60],
)
def test_knows_what_a_code_means(tree: object, outcome: Outcome) -> None:
    refusal = refusal_of_graph(answer(), tree, "Facebook")

    assert refusal is not None
    assert refusal.outcome is outcome
    assert "secret" not in refusal.reason + refusal.fix


def test_names_the_permission_the_field_and_the_new_id() -> None:
    lacking = error(10, "This endpoint requires the 'pages_read_engagement' permission")
    unknown = error(100, "(#100) Tried accessing nonexisting field (followers_count) on node")
    moved = error(21, "Page ID 1 was migrated to page ID 100002. Update your calls")
    found = [refusal_of_graph(answer(), one, "Facebook") for one in (lacking, unknown, moved)]

    assert "pages_read_engagement" in str(found[0])
    assert isinstance(found[1], LayoutChangedError)
    assert found[1].part == "field followers_count"
    assert found[2] is not None
    assert "100002" in found[2].fix


@pytest.mark.parametrize(
    ("capture", "outcome"),
    [
        (answer(404), Outcome.UNREACHABLE),
        (answer(500), Outcome.UNREACHABLE),
        (answer(0, Trouble.TIMEOUT), Outcome.UNREACHABLE),
        (answer(0, Trouble.ROBOTS), Outcome.FORBIDDEN),
    ],
    ids=["404", "500", "time-out", "robots"],
)
def test_a_status_alone_never_means_gone(capture: Capture, outcome: Outcome) -> None:
    refusal = refusal_of_graph(capture, None, "Facebook")

    assert refusal is not None
    assert refusal.outcome is outcome
