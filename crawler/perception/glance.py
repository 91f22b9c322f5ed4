"""One picture's bytes, looked at: facts, or the reason why there are none. Pure."""

from __future__ import annotations

import cv2

from crawler.model.image import Faces, ImageFacts
from crawler.perception.face_model import EYE
from crawler.perception.faces import FaceFinder
from crawler.perception.mark_files import UNMARKED
from crawler.perception.marks import see_marks_in
from crawler.perception.people import People, look_for_people
from crawler.perception.pictures import Picture, PictureError, open_picture
from crawler.perception.references import ReferenceIndex
from crawler.perception.thumbnail import blurred


def glance(
    sha256: str, body: bytes, index: ReferenceIndex | None, finder: FaceFinder | None = None
) -> ImageFacts:
    """Look at one picture, with an eye for each of `index` and `finder` that is given. What cannot
    be opened is named `unreadable`, and the eyes as having looked, so that it is not tried again at
    every visit.
    """
    eyes = eyes_of(index, people=finder is not None)
    try:
        picture = open_picture(body)
    except PictureError as error:
        return ImageFacts(sha256, eyes=eyes, unreadable=str(error))
    try:
        matches = see_marks_in(picture, index) if index else ()
        people = look_for_people(picture.pixels, finder) if finder else None
        faces = _faces(picture, people) if people else None
        thumbnail = _thumbnail(picture, people) if people else None
    except (cv2.error, MemoryError):
        return ImageFacts(sha256, eyes=eyes, unreadable="Looking at the picture failed.")
    return ImageFacts(
        sha256,
        picture.width,
        picture.height,
        matches,
        eyes=eyes,
        faces=faces,
        thumbnail=thumbnail,
    )


def eyes_of(index: ReferenceIndex | None, *, people: bool) -> tuple[str, ...]:
    """Name the eyes that look, with their versions."""
    marks = index.name if index else UNMARKED
    return (marks, EYE) if people else (marks,)


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
