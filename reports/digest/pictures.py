"""Say in words where in a picture something was seen; no picture is ever in a mail. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.model.image import Box
from crawler.model.sighting import Region, Sighting
from reports.digest.wording import place

_WHOLE = 0.6
"""From this part of the area on, the match is said to fill the picture."""
_NAMES = {
    (0, 0): "upper left",
    (1, 0): "top",
    (2, 0): "upper right",
    (0, 1): "left",
    (1, 1): "in the middle",
    (2, 1): "right",
    (0, 2): "lower left",
    (1, 2): "bottom",
    (2, 2): "lower right",
}


def regions(sighting: Sighting, sizes: Mapping[str, tuple[int, int]]) -> tuple[str, ...]:
    """Write each region once: `the profile picture, upper left`."""
    where = "a picture of the post" if sighting.place == "post" else place(sighting.place)
    words = (where + _part(region, sizes) for region in sighting.regions)
    return tuple(dict.fromkeys(words))


def _part(region: Region, sizes: Mapping[str, tuple[int, int]]) -> str:
    size = sizes.get(region.image_sha256)
    if region.box is None or size is None or min(size) < 1:
        return ""
    return ", " + _spot(region.box, size)


def _spot(box: Box, size: tuple[int, int]) -> str:
    (left, top, right, bottom), (width, height) = box, size
    if (right - left) * (bottom - top) >= _WHOLE * width * height:
        return "most of the picture"
    column = _third((left + right) / 2 / width)
    row = _third((top + bottom) / 2 / height)
    return _NAMES[column, row]


def _third(share: float) -> int:
    return min(2, max(0, int(share * 3)))
