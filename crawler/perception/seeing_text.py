"""The words eye on files: `rollcall see text`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2

from crawler.perception.pictures import PictureError, open_picture
from crawler.perception.text import load_reader, read_lines


def see_text(images: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Read the words in picture files, in order: `{"image", "lines": [{"text", "score", "box": [x0,
    y0, x1, y1]}]}`, boxes in pixels of the original. A picture that cannot be opened says why in
    `unreadable`. Raises NoReaderError.
    """
    cv2.setNumThreads(1)
    reader = load_reader()
    for image in images:
        try:
            picture = open_picture(image.read_bytes())
        except (PictureError, OSError) as error:
            yield {"image": str(image), "lines": [], "unreadable": str(error)}
            continue
        lines = [
            {
                "text": line.text,
                "score": line.score,
                "box": [round(side * picture.shrink) for side in line.box],
            }
            for line in read_lines(picture.pixels, reader)
        ]
        yield {"image": str(image), "lines": lines}
