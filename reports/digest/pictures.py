"""Say in words where in a picture something was seen; no picture is ever in a mail. Pure."""

from __future__ import annotations

from crawler.model.image import Box
from crawler.model.sighting import Region, Sighting
from reports.digest.inputs import DigestInputs
from reports.digest.wording import place
from reports.languages.tongue import Tongue, msgid

_WHOLE = 0.6
"""From this part of the area on, the match is said to fill the picture."""
_NAMES = {
    (0, 0): msgid("upper left"),
    (1, 0): msgid("top"),
    (2, 0): msgid("upper right"),
    (0, 1): msgid("left"),
    (1, 1): msgid("in the middle"),
    (2, 1): msgid("right"),
    (0, 2): msgid("lower left"),
    (1, 2): msgid("bottom"),
    (2, 2): msgid("lower right"),
}


def regions(sighting: Sighting, inputs: DigestInputs) -> tuple[str, ...]:
    """Write each region once: `the profile picture, upper left`."""
    tongue = inputs.tongue
    if sighting.place == "post":
        where = tongue.text("a picture of the post")
    else:
        where = place(sighting.place, tongue)
    words = (_part(where, region, inputs) for region in sighting.regions)
    return tuple(dict.fromkeys(words))


def _part(where: str, region: Region, inputs: DigestInputs) -> str:
    size = inputs.sizes.get(region.image_sha256)
    if region.box is None or size is None or min(size) < 1:
        return where
    spot = _spot(region.box, size, inputs.tongue)
    return inputs.tongue.text("{picture}, {spot}", picture=where, spot=spot)


def _spot(box: Box, size: tuple[int, int], tongue: Tongue) -> str:
    (left, top, right, bottom), (width, height) = box, size
    if (right - left) * (bottom - top) >= _WHOLE * width * height:
        return tongue.text("most of the picture")
    column = _third((left + right) / 2 / width)
    row = _third((top + bottom) / 2 / height)
    return tongue.text(_NAMES[column, row])


def _third(share: float) -> int:
    return min(2, max(0, int(share * 3)))
