"""How good an eye is on labelled pictures: counted, and with honest intervals. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.model.image import Box

Figures = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled picture and what was seen: `label` is the mark that it shows, None = none;
    `named` the surest candidate, None = no candidate; `box` and `named_box` are where it stands
    and where it was seen.
    """

    slice: str
    label: str | None
    score: float
    named: str | None
    box: Box | None = None
    named_box: Box | None = None


def figures(outcomes: Sequence[Outcome], threshold: float) -> Iterator[Figures]:
    """Give the figures of all pictures and of each slice at `threshold` (scores from it upward
    are flagged).

    Shares are 0..1; `…_low` and `…_high` are the bounds of their 95 % Wilson interval; None
    where nothing was counted.
    """
    yield _row("all", outcomes, threshold)
    for name in dict.fromkeys(one.slice for one in outcomes):
        yield _row(name, [one for one in outcomes if one.slice == name], threshold)


def _row(name: str, outcomes: Sequence[Outcome], threshold: float) -> Figures:
    showing = [one for one in outcomes if one.label is not None]
    plain = [one for one in outcomes if one.label is None]
    right = sum(one.score >= threshold for one in showing)
    wrong = sum(one.score >= threshold for one in plain)
    named = [one for one in showing if one.score >= threshold and one.named == one.label]
    placed = sum(overlap(one.box, one.named_box) >= 0.5 for one in named)
    row: Figures = {"slice": name, "pictures": len(outcomes), "threshold": round(threshold, 4)}
    row |= _share("recall", right, len(showing))
    row |= _share("false_positive_rate", wrong, len(plain))
    mixed = bool(showing) and bool(plain)
    row |= _share("precision", right, right + wrong if mixed else 0)
    row["f1"] = round(2 * right / (right + wrong + len(showing)), 4) if mixed else None
    row |= _share("named_right", len(named), right)
    row |= _share("placed_right", placed, len(named))
    return row


def threshold_at(outcomes: Sequence[Outcome], false_positive_rate: float) -> float:
    """Give the least threshold at which no more than this share of the pictures without a mark
    is flagged.
    """
    scores = sorted((one.score for one in outcomes if one.label is None), reverse=True)
    allowed = math.floor(false_positive_rate * len(scores))
    return math.nextafter(scores[allowed], math.inf) if allowed < len(scores) else 0.0


def wilson(count: int, total: int) -> tuple[float, float]:
    """Give the bounds of the 95 % interval of a share (Wilson 1927); 0 and 1 when nothing was
    counted.
    """
    if not total:
        return 0.0, 1.0
    z = 1.959964
    share = count / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    whole = 1 + z * z / total
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def overlap(one: Box | None, other: Box | None) -> float:
    """Give the boxes' common part of their union, 0..1; 0 when one is missing."""
    if one is None or other is None:
        return 0.0
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    common = max(0, width) * max(0, height)
    union = _area(one) + _area(other) - common
    return common / union if union > 0 else 0.0


def _area(box: Box) -> int:
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def _share(name: str, count: int, total: int) -> Figures:
    if not total:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    low, high = wilson(count, total)
    return {
        name: round(count / total, 4),
        f"{name}_low": round(low, 4),
        f"{name}_high": round(high, 4),
    }
