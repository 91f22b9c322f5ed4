"""The queue as a page: hostile names are text, and only web addresses are links."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.account import AccountKind
from crawler.model.queue import Advice, Member, QueueRow
from reports.render.queue import lay_out_queue
from tests.builders import NOW

MEMBER = Member(
    platform="facebook",
    handle="HeronBand",
    url="https://www.facebook.com/HeronBand",
    account_id=None,
    display_name="Heron Band",
    score=0.9,
    signs=("words",),
    why=("its name: “Heron Band”",),
    doubts=(),
    seen_on=("https://www.heronlake.example/",),
    times=2,
    first_seen_at=NOW,
    last_seen_at=NOW,
    read=True,
)
ROW = QueueRow(
    "abc123",
    "Heron Band",
    "Eastview High School",
    2,
    AccountKind.STUDENT_GROUP,
    Advice.REGISTER,
    "it speaks for Eastview High School",
    0.9,
    (MEMBER,),
)


def test_an_empty_queue_says_so() -> None:
    assert "Nobody waits for a word." in lay_out_queue((), "Heron Lake", "2026-11-23")


def test_what_strangers_wrote_is_text_and_no_link_leaves_the_web() -> None:
    hostile = replace(
        MEMBER,
        display_name="<script>alert(1)</script>",
        url="javascript:alert(1)",
        seen_on=("data:text/html,x",),
        why=("<b>bold</b>",),
    )

    html = lay_out_queue([replace(ROW, members=(hostile,))], "Heron Lake", "2026-11-23")

    assert "<script" not in html
    assert "<b>" not in html
    assert 'href="javascript' not in html
    assert 'href="data:' not in html


def test_a_row_says_what_we_would_do_why_and_where_it_was_seen() -> None:
    html = lay_out_queue([ROW], "Heron Lake", "2026-11-23")

    assert "Register" in html
    assert "its name: “Heron Band”" in html
    assert "rollcall queue decide abc123 register" in html
    assert "1 register" in html
    assert "Facebook" in html
    assert 'href="https://www.heronlake.example/"' in html
    assert "1 row, 1 account" in html
