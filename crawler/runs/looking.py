"""What may spare looking at pictures: what was seen before, and summaries of it."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.evidence.summaries import Finder, Summaries
from crawler.model.image import ImageFacts
from crawler.perception.look import Past
from crawler.runs.tools import Tools
from crawler.store.images import likenesses

_MOST_KNOWN = 50_000
"""Pictures that a process of the pool keeps in mind: about 25 MB."""


def past_of(tools: Tools) -> Past:
    """Give what this installation knows of pictures already looked at."""

    def known(versions: Sequence[str]) -> tuple[ImageFacts, ...]:
        with tools.store.read() as session:
            return likenesses(session, versions, _MOST_KNOWN)

    key = tools.keys.vault
    summaries = Summaries(tools.settings.home / "summaries", key)
    return Past(known, Finder(tools.vault.folder, key), summaries)
