"""The eyes of an installation, with what may spare looking: what was seen before, and summaries."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

from crawler.evidence.shelf import Shelf
from crawler.evidence.summaries import Finder, Summaries
from crawler.model.image import ImageFacts
from crawler.perception.look import Eyes, Past, open_eyes
from crawler.runs.tools import Tools
from crawler.store.images import likenesses

_MOST_KNOWN = 50_000
"""Pictures that a process of the pool keeps in mind: about 25 MB."""


def open_eyes_of(tools: Tools, *, people: bool) -> AbstractContextManager[Eyes]:
    """Open the eyes for the installation's marks, and for `people` if wanted."""
    home = tools.settings.home
    shelf = Shelf(home / "shelf")
    return open_eyes(home / "marks", shelf=shelf, people=people, past=_past_of(tools))


def _past_of(tools: Tools) -> Past:
    def known(versions: Sequence[str]) -> tuple[ImageFacts, ...]:
        with tools.store.read() as session:
            return likenesses(session, versions, _MOST_KNOWN)

    key = tools.keys.vault
    summaries = Summaries(tools.settings.home / "summaries", key)
    return Past(known, Finder(tools.vault.folder, key), summaries)
