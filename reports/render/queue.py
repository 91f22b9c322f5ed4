"""Lay the queue of found accounts out as a page to read, print or hand on."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.queue import Advice, QueueRow
from reports.render.page import rendered

_WORDS = {
    Advice.REGISTER: "Register",
    Advice.THIRD_PARTY: "Register as a third party's",
    Advice.IMITATION: "Looks like ours: whose is it?",
    Advice.ASK: "Ask whose it is",
}


def lay_out_queue(rows: Sequence[QueueRow], district: str, made_on: str) -> str:
    """Give a whole HTML page; it loads nothing from anywhere, and only web addresses are links."""
    return rendered(
        "queue/page.html",
        rows=rows,
        district=district,
        made_on=made_on,
        advice=_WORDS,
        accounts=sum(len(row.members) for row in rows),
    )
