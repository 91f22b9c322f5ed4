"""Lay the queue of found accounts out as a page to read, print or hand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crawler.model.queue import Advice, QueueRow
from reports.digest.wording import PLATFORMS
from reports.render.filling import rendered

_WORDS = {
    Advice.REGISTER: "Register",
    Advice.THIRD_PARTY: "Register as a third party's",
    Advice.IMITATION: "Looks like ours: whose is it?",
    Advice.ASK: "Ask whose it is",
}

_DECIDING = {Advice.REGISTER: "register", Advice.THIRD_PARTY: "third-party"}
"""What would be written to do as we would."""


def lay_out_queue(rows: Sequence[QueueRow], district: str, made_on: str) -> str:
    """Give a whole HTML page; it loads nothing from anywhere, and only web addresses are links."""
    counted = Counter(row.advice for row in rows)
    return rendered(
        "queue/page.html",
        rows=rows,
        district=district,
        made_on=made_on,
        advice=_WORDS,
        counts=[(word, number) for word in Advice if (number := counted[word])],
        words=_DECIDING,
        title_of=lambda platform: PLATFORMS.get(platform, platform),
        accounts=sum(len(row.members) for row in rows),
    )
