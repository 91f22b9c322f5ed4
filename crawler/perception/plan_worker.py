"""What looks for plans in a process of its own: one picture after another, within the same bounds
as the other eyes.
"""

from __future__ import annotations

import cv2

from crawler.model.image import ImageFacts
from crawler.perception import worker
from crawler.perception.layout import SIDE_PX, layout_of
from crawler.perception.pictures import PictureError, open_picture
from crawler.perception.plan_model import EYE


def begin() -> None:
    """Make this process ready, once."""
    worker.bound_process()


def look_at(picture: tuple[str, bytes]) -> ImageFacts:
    """Look at one picture, given as SHA-256 and bytes, in a process of the pool."""
    with worker.alarm():
        return facts_of(picture)


def facts_of(picture: tuple[str, bytes]) -> ImageFacts:
    """Give the facts of the plans eye alone; what cannot be opened says why."""
    sha256, body = picture
    try:
        opened = open_picture(body, SIDE_PX)
        score = layout_of(opened.pixels).score
    except PictureError as error:
        return ImageFacts(sha256, eyes=(EYE,), unreadable=str(error))
    except (cv2.error, MemoryError):
        return ImageFacts(sha256, eyes=(EYE,), unreadable="Looking at the picture failed.")
    return ImageFacts(sha256, opened.width, opened.height, eyes=(EYE,), plan=score)
