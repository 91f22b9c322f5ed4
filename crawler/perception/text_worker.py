"""What reads words in a process of its own: one picture after another, within the same bounds as
the other eyes.
"""

from __future__ import annotations

import cv2

from crawler.model.image import ImageFacts
from crawler.perception import worker
from crawler.perception.pictures import PictureError, open_picture
from crawler.perception.text import Reader, load_reader, read_lines
from crawler.perception.text_model import EYE

_readers: list[Reader] = []


def begin() -> None:
    """Make this process ready, once. Raises NoReaderError."""
    worker.bound_process()
    _readers[:] = [load_reader()]


def look_at(picture: tuple[str, bytes]) -> ImageFacts:
    """Read the words of one picture, given as SHA-256 and bytes, in a process of the pool."""
    with worker.alarm():
        return read_words(picture, _readers[0])


def read_words(picture: tuple[str, bytes], reader: Reader) -> ImageFacts:
    """Give the facts of the words eye alone; what cannot be opened says why."""
    sha256, body = picture
    try:
        opened = open_picture(body)
        lines = read_lines(opened.pixels, reader)
    except PictureError as error:
        return ImageFacts(sha256, eyes=(EYE,), unreadable=str(error))
    except (cv2.error, MemoryError):
        return ImageFacts(sha256, eyes=(EYE,), unreadable="Reading the picture's words failed.")
    words = tuple(line.text for line in lines)
    return ImageFacts(sha256, opened.width, opened.height, eyes=(EYE,), words=words)
