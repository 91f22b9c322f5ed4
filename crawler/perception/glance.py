"""One picture's bytes, looked at: facts, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import cv2

from crawler.model.image import Faces, ImageFacts
from crawler.perception.face_model import EYE
from crawler.perception.faces import FaceFinder
from crawler.perception.likeness import likeness_of
from crawler.perception.mark_files import UNMARKED
from crawler.perception.marks import see_marks_in
from crawler.perception.people import People, look_for_people
from crawler.perception.pictures import Picture, PictureError, open_picture
from crawler.perception.references import ReferenceIndex
from crawler.perception.summary import dump_summary, is_cleared, load_summary
from crawler.perception.thumbnail import blurred
from crawler.perception.traits import traits_of
from crawler.perception.twins import Twins


class SummaryStore(Protocol):
    """Where summaries of pictures are kept (`crawler.evidence.summaries`)."""

    def keep(self, sha256: str, body: bytes) -> None:
        """Keep a picture's summary."""

    def read(self, sha256: str) -> bytes | None:
        """Give a picture's summary, None when there is none."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was learned of pictures before: `twins` are those already looked at, `summaries` spare
    opening a picture when a mark is added. Each may be missing.
    """

    twins: Twins | None = None
    summaries: SummaryStore | None = None


NO_MEMORY = Memory()


def glance(
    sha256: str,
    body: bytes,
    index: ReferenceIndex | None,
    finder: FaceFinder | None = None,
    memory: Memory = NO_MEMORY,
) -> ImageFacts:
    """Look at one picture, with an eye for each of `index` and `finder` that is given. What cannot
    be opened is named `unreadable`, and the eyes as having looked, so that it is not tried again at
    every visit. What was already seen of it, or of the same picture saved before, is not looked at
    again.
    """
    eyes = eyes_of(index, people=finder is not None)
    cleared = _cleared(sha256, index, eyes, memory)
    if cleared is not None:
        return cleared
    try:
        picture = open_picture(body)
    except PictureError as error:
        return ImageFacts(sha256, eyes=eyes, unreadable=str(error))
    try:
        inherited = memory.twins.inherited(sha256, picture) if memory.twins else None
        facts = inherited or _seen(sha256, picture, index, finder, memory)
    except (cv2.error, MemoryError):
        return ImageFacts(sha256, eyes=eyes, unreadable="Looking at the picture failed.")
    if memory.twins and inherited is None:
        memory.twins.remember(facts)
    return facts


def eyes_of(index: ReferenceIndex | None, *, people: bool) -> tuple[str, ...]:
    """Name the eyes that look, with their versions."""
    marks = index.name if index else UNMARKED
    return (marks, EYE) if people else (marks,)


def _cleared(
    sha256: str, index: ReferenceIndex | None, eyes: tuple[str, ...], memory: Memory
) -> ImageFacts | None:
    """Give the facts of a picture whose summary says that no mark can be in it, and nobody."""
    kept = memory.summaries.read(sha256) if index and memory.summaries else None
    summary = load_summary(kept) if kept is not None else None
    if summary is None or index is None:
        return None
    people = EYE in eyes
    if (people and summary.people_eye != EYE) or not is_cleared(summary, index):
        return None
    faces = Faces(0) if people else None
    return ImageFacts(
        sha256, summary.width, summary.height, eyes=eyes, faces=faces, likeness=summary.likeness
    )


def _seen(
    sha256: str,
    picture: Picture,
    index: ReferenceIndex | None,
    finder: FaceFinder | None,
    memory: Memory,
) -> ImageFacts:
    traits = traits_of(picture.pixels) if index else None
    people = look_for_people(picture.pixels, finder) if finder else None
    somebody = people is not None and (people.shows_face or people.review)
    likeness = None if somebody else likeness_of(picture)
    facts = ImageFacts(
        sha256,
        picture.width,
        picture.height,
        see_marks_in(picture, index, traits) if index else (),
        eyes=eyes_of(index, people=finder is not None),
        faces=_faces(picture, people) if people else None,
        thumbnail=_thumbnail(picture, people) if people else None,
        likeness=likeness,
    )
    if traits is not None and memory.summaries and likeness is not None:
        looked = EYE if finder else ""
        memory.summaries.keep(sha256, dump_summary(picture, likeness, looked, traits))
    return facts


def _faces(picture: Picture, people: People) -> Faces:
    """Count the faces; where they are is forgotten here."""
    highest = max((face.box[3] for face in people.faces), default=0.0)
    share = min(1.0, highest / picture.pixels.shape[0])
    return Faces(len(people.faces), round(share, 3), people.review)


def _thumbnail(picture: Picture, people: People) -> bytes | None:
    """Blur what is kept for a reviewer, whatever may be a face; None when nobody may be there."""
    if not people.faces and not people.review:
        return None
    return blurred(picture.pixels, people.places)
