"""A contact sheet of what the marks eye got most wrong, to be looked at by a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from crawler.model.image import Box
from crawler.perception.artwork import lay_on
from crawler.perception.mark_files import MarkFile
from crawler.perception.measuring import Labelled
from crawler.perception.pictures import open_picture
from crawler.perception.references import prepared
from crawler.perception.scoring import Outcome, threshold_at

MOST = 40
_ACROSS = 8
_CELL_PX = 210
_MARK_PX = 56
_TEXT_PX = 26
_TRUE, _SEEN, _INK, _PAPER = "lime", "red", "black", "white"

Wrong = tuple[Labelled, Outcome]


def worst(pictures: Sequence[Labelled], outcomes: Sequence[Outcome]) -> list[Wrong]:
    """Give the at most 40 worst at 1 % false positives: the surest false alarms (a quarter), then
    the misses of which the eye was least sure.
    """
    both = list(zip(pictures, outcomes, strict=True))
    point = threshold_at(outcomes, 0.01)
    alarms = [one for one in both if one[1].label is None and one[1].score > 0]
    alarms.sort(key=lambda one: -one[1].score)
    misses = [one for one in both if one[1].label is not None and one[1].score < point]
    misses.sort(key=lambda one: one[1].score)
    shown = alarms[: max(MOST // 4, MOST - len(misses))]
    return [*shown, *misses[: MOST - len(shown)]]


def draw_sheet(file: Path, wrong: Sequence[Wrong], marks: Sequence[MarkFile]) -> None:
    """Draw each picture with the true place (green), the place that was seen (red), the true mark
    at its lower left and the seen mark at its lower right.
    """
    by_stem = {mark.stem: mark for mark in marks}
    down = -(-len(wrong) // _ACROSS)
    sheet = Image.new("RGB", (_ACROSS * _CELL_PX, max(1, down) * (_CELL_PX + _TEXT_PX)), _PAPER)
    for number, one in enumerate(wrong):
        row, column = divmod(number, _ACROSS)
        place = (column * _CELL_PX, row * (_CELL_PX + _TEXT_PX))
        sheet.paste(_cell(one, by_stem), place)
    sheet.save(file)


def _cell(wrong: Wrong, marks: dict[str, MarkFile]) -> Image.Image:
    labelled, outcome = wrong
    opened = open_picture(labelled.file.read_bytes())
    picture = Image.fromarray(opened.pixels)
    picture.thumbnail((_CELL_PX - 4, _CELL_PX - 4))
    shrink = opened.width / picture.width
    draw = ImageDraw.Draw(picture)
    for box, colour in ((outcome.box, _TRUE), (outcome.named_box, _SEEN)):
        if box:
            draw.rectangle(_shrunk(box, shrink), outline=colour, width=2)
    cell = Image.new("RGB", (_CELL_PX, _CELL_PX + _TEXT_PX), _PAPER)
    cell.paste(picture, (0, 0))
    for stem, left in ((outcome.label, 0), (outcome.named, _CELL_PX - _MARK_PX - 4)):
        if stem in marks:
            cell.paste(_mark(marks[stem]), (left, _CELL_PX - _MARK_PX))
    text = f"{outcome.slice} {outcome.score:.2f}\n{labelled.file.name}"
    ImageDraw.Draw(cell).text((2, _CELL_PX), text, fill=_INK, font_size=10)
    return cell


def _mark(mark: MarkFile) -> Image.Image:
    shown = Image.fromarray(lay_on(prepared(mark), 235))
    shown.thumbnail((_MARK_PX, _MARK_PX))
    return shown


def _shrunk(box: Box, shrink: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (side / shrink for side in box)
    return left, top, max(left, right), max(top, bottom)
