"""One picture's bytes, looked at: facts, or the reason why there are none. Pure."""

from __future__ import annotations

import cv2

from crawler.model.image import ImageFacts
from crawler.perception.marks import see_marks_in
from crawler.perception.pictures import PictureError, open_picture
from crawler.perception.references import ReferenceIndex


def glance(sha256: str, body: bytes, index: ReferenceIndex) -> ImageFacts:
    """Look at one picture. What cannot be opened is named `unreadable`, and the eye as having
    looked, so that it is not tried again at every visit.
    """
    try:
        picture = open_picture(body)
    except PictureError as error:
        return ImageFacts(sha256, eyes=(index.name,), unreadable=str(error))
    try:
        matches = see_marks_in(picture, index)
    except (cv2.error, MemoryError):
        return ImageFacts(sha256, eyes=(index.name,), unreadable="Looking at the picture failed.")
    return ImageFacts(sha256, picture.width, picture.height, matches, eyes=(index.name,))
