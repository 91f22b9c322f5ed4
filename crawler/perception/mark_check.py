"""What can be said of a folder of reference marks before they are used: `rollcall marks check`.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.perception.artwork import GROUNDS, framed, lay_on
from crawler.perception.calibration import OPERATING_POINT
from crawler.perception.mark_files import MarkFile
from crawler.perception.marks import see_marks_in
from crawler.perception.pictures import Picture, PictureError
from crawler.perception.references import ReferenceIndex, build_index, prepared

SMALLEST_PX = 96
"""Below it, a mark has less detail than an avatar can show."""

_FRAME_PX = 40
_SAME_SHARE = 0.5


class Verdict(StrEnum):
    """What a mark is good for."""

    GOOD = "good"
    SMALL = "small"
    WEAK = "weak"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file of the folder: `width` and `height` in pixels after its plain border was cut off,
    None when it cannot be opened; `says` in one sentence what to know or do.
    """

    file: str
    verdict: Verdict
    width: int | None
    height: int | None
    says: str


def check_marks(files: Sequence[MarkFile]) -> Iterator[Checked]:
    """Check every file, in the order given."""
    index = build_index(files)
    weak = {reference.stem: reference.weak for reference in index.references}
    shown = [_shown(file) for file in files]
    twins = _twins(files, shown, index)
    for file, picture in zip(files, shown, strict=True):
        name = f"{file.stem}{file.suffix}"
        if isinstance(picture, PictureError):
            yield Checked(name, Verdict.REFUSED, None, None, str(picture))
            continue
        width, height = picture.width - 2 * _FRAME_PX, picture.height - 2 * _FRAME_PX
        verdict, says = _verdict(
            twins.get(file.stem), weak.get(file.stem), _too_small(file, max(width, height))
        )
        yield Checked(name, verdict, width, height, says)


def _verdict(twin: str | None, weak: str | None, small_px: int | None) -> tuple[Verdict, str]:
    if twin is not None:
        return Verdict.DUPLICATE, (
            f"This mark looks like {twin}: keep one of them, or give both the same name if they"
            " are variants of one mark."
        )
    if weak is not None:
        return Verdict.WEAK, (
            f"This mark is {weak}: it will only be looked for in avatars and covers."
        )
    if small_px is not None:
        return Verdict.SMALL, (
            f"This mark is only {small_px} pixels long; a larger file is found more surely."
        )
    return Verdict.GOOD, "This mark will be looked for everywhere."


def _too_small(file: MarkFile, longest_px: int) -> int | None:
    return longest_px if longest_px < SMALLEST_PX and file.suffix != ".svg" else None


def _twins(
    files: Sequence[MarkFile], shown: Sequence[Picture | PictureError], index: ReferenceIndex
) -> dict[str, str]:
    """Give for each mark another one that fills the same place, both ways round."""
    found: dict[str, str] = {}
    for file, picture in zip(files, shown, strict=True):
        twin = _twin(file, picture, index) if isinstance(picture, Picture) else None
        if twin is not None:
            found.setdefault(file.stem, twin)
            found.setdefault(twin, file.stem)
    return found


def _twin(file: MarkFile, picture: Picture, index: ReferenceIndex) -> str | None:
    """Give another mark that fills the same place in this mark's own picture."""
    return next(
        (
            match.mark
            for match in see_marks_in(picture, index)
            if match.mark != file.stem
            and match.score >= OPERATING_POINT
            and (match.share or 0.0) >= _SAME_SHARE
        ),
        None,
    )


def _shown(file: MarkFile) -> Picture | PictureError:
    """Lay the mark on white with a margin, as an avatar would show it, or say why not."""
    try:
        pixels = lay_on(framed(prepared(file), _FRAME_PX), GROUNDS[0])
    except PictureError as error:
        return error
    return Picture(pixels, pixels.shape[1], pixels.shape[0], 1.0)
