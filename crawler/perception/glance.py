"""One picture's bytes, looked at: facts, or the reason why there are none. Pure."""

from __future__ import annotations

import cv2

from crawler.model.image import Faces, ImageFacts
from crawler.perception.face_model import EYE
from crawler.perception.faces import FaceFinder
from crawler.perception.mark_files import UNMARKED
from crawler.perception.marks import see_marks_in
from crawler.perception.people import look_for_people
from crawler.perception.pictures import Picture, PictureError, open_picture
from crawler.perception.references import ReferenceIndex


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
        faces = _faces(picture, finder) if finder else None
    except (cv2.error, MemoryError):
        return ImageFacts(sha256, eyes=eyes, unreadable="Looking at the picture failed.")
    return ImageFacts(sha256, picture.width, picture.height, matches, eyes=eyes, faces=faces)


def eyes_of(index: ReferenceIndex | None, *, people: bool) -> tuple[str, ...]:
    """Name the eyes that look, with their versions."""
    marks = index.name if index else UNMARKED
    return (marks, EYE) if people else (marks,)


def _faces(picture: Picture, finder: FaceFinder) -> Faces:
    """Count the faces; where they are is forgotten here."""
    people = look_for_people(picture.pixels, finder)
    highest = max((face.box[3] for face in people.faces), default=0.0)
    share = min(1.0, highest / picture.pixels.shape[0])
    return Faces(len(people.faces), round(share, 3), people.review)
