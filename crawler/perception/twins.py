"""Pictures that were looked at, found again by their likeness: what they show is inherited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from crawler.model.image import Box, ImageFacts, MarkMatch
from crawler.perception.likeness import is_same, likeness_of
from crawler.perception.pictures import Picture, PictureError, open_picture

_MOST_BITS = 3
_MOST_TRIED = 3

Bodies = Callable[[str], bytes | None]
"""Gives the bytes of a picture by SHA-256, None when they are gone."""


class Twins:
    """What is known of pictures, by likeness. `read` gives their bytes again: nothing is inherited
    from a picture that cannot be laid beside the new one.
    """

    def __init__(self, known: Iterable[ImageFacts], read: Bodies) -> None:
        self._read = read
        self._known: list[ImageFacts] = []
        self._likenesses = np.zeros(0, np.uint64)
        self._fresh: list[int] = []
        for facts in known:
            self.remember(facts)

    def remember(self, facts: ImageFacts) -> None:
        """Take in what a picture shows, if it was opened and nobody may be in it: of the others no
        body is kept to compare with.
        """
        if facts.likeness is not None and not facts.may_show_people:
            self._known.append(facts)
            self._fresh.append(int(facts.likeness, 16))

    def inherited(self, sha256: str, picture: Picture) -> ImageFacts | None:
        """Give what the same picture showed when it was looked at, None when none is known. Places
        are those in this picture.
        """
        likeness = likeness_of(picture)
        for known in self._alike(likeness):
            body = self._read(known.sha256)
            if body is not None and _shows_the_same(picture, body):
                return _as_own(known, sha256, picture, likeness)
        return None

    def _alike(self, likeness: str) -> list[ImageFacts]:
        if self._fresh:
            more = np.array(self._fresh, np.uint64)
            self._likenesses = np.concatenate([self._likenesses, more])
            self._fresh = []
        bits = np.bitwise_count(self._likenesses ^ np.uint64(int(likeness, 16)))
        near = np.flatnonzero(bits <= _MOST_BITS)
        nearest = near[np.argsort(bits[near], kind="stable")][:_MOST_TRIED]
        return [self._known[int(number)] for number in nearest]


def _shows_the_same(picture: Picture, body: bytes) -> bool:
    try:
        return is_same(picture, open_picture(body))
    except PictureError:
        return False


def _as_own(known: ImageFacts, sha256: str, picture: Picture, likeness: str) -> ImageFacts:
    grown = picture.width / (known.width or picture.width)
    marks = tuple(_moved(match, grown, picture) for match in known.marks)
    return replace(
        known,
        sha256=sha256,
        width=picture.width,
        height=picture.height,
        marks=marks,
        likeness=likeness,
    )


def _moved(match: MarkMatch, grown: float, picture: Picture) -> MarkMatch:
    if match.box is None:
        return match
    left, top, right, bottom = (round(side * grown) for side in match.box)
    box: Box = (left, top, min(right, picture.width), min(bottom, picture.height))
    return replace(match, box=box)
