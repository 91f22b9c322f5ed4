"""The usual ways to find a known picture: hashes of the whole, and local features with RANSAC."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from crawler.model.image import Box
from crawler.perception.artwork import lay_on
from crawler.perception.mark_files import MarkFile
from crawler.perception.pictures import Picture
from crawler.perception.references import prepared

Bits = npt.NDArray[np.bool_]
Grey = npt.NDArray[np.uint8]
_WORK_PX = 1000
_REFERENCE_PX = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """The surest mark in a picture; a higher score is surer, whatever its unit."""

    mark: str
    score: float
    box: Box | None = None


def phash(files: Sequence[MarkFile]) -> Callable[[Picture], Seen | None]:
    """Compare 64 bits: the signs of the 8 x 8 lowest frequencies of 32 x 32 pixels."""
    return _hashed(files, lambda grey: _signs(cv2.resize(grey, (32, 32), interpolation=3), 8))


def pdq_like(files: Sequence[MarkFile]) -> Callable[[Picture], Seen | None]:
    """Compare 256 bits as PDQ does: two passes of box filters, 64 x 64 pixels, the signs of 16 x 16
    frequencies (Facebook 2019, "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing
    algorithm"). Written anew, without its quality measure and turned copies.
    """

    def bits(grey: Grey) -> Bits:
        window = tuple(max(1, (side + 127) // 128) for side in (grey.shape[1], grey.shape[0]))
        smooth = cv2.blur(cv2.blur(grey, window), window)
        return _signs(cv2.resize(smooth, (64, 64), interpolation=cv2.INTER_NEAREST), 16)

    return _hashed(files, bits)


def orb(files: Sequence[MarkFile]) -> Callable[[Picture], Seen | None]:
    """Match ORB points (Rublee 2011) with the ratio test and count what one pose explains."""
    matcher = cv2.BFMatcher(cv2.NORM_HAMMING)
    return _matched(files, cv2.ORB.create(1000), matcher, 0.8)


def sift(files: Sequence[MarkFile]) -> Callable[[Picture], Seen | None]:
    """Match SIFT points (Lowe 2004) by FLANN and count what one pose explains."""
    matcher = cv2.FlannBasedMatcher({"algorithm": 1, "trees": 4}, {"checks": 32})
    return _matched(files, cv2.SIFT.create(1000), matcher, 0.8)


def _signs(grey: cv2.typing.MatLike, side: int) -> Bits:
    waves = cv2.dct(grey.astype(np.float32))[:side, :side]
    return np.asarray(waves > np.median(waves)).ravel()


def _hashed(
    files: Sequence[MarkFile], bits: Callable[[Grey], Bits]
) -> Callable[[Picture], Seen | None]:
    known = np.stack([bits(_as_avatar(file)) for file in files])

    def look(picture: Picture) -> Seen:
        alike = (known == bits(_grey(picture))).mean(axis=1)
        best = int(alike.argmax())
        return Seen(files[best].stem, float(alike[best]))

    return look


def _matched(
    files: Sequence[MarkFile], points: cv2.Feature2D, matcher: cv2.DescriptorMatcher, ratio: float
) -> Callable[[Picture], Seen | None]:
    known = [points.detectAndCompute(_reference(file), None) for file in files]

    def look(picture: Picture) -> Seen | None:
        seen, described = points.detectAndCompute(_grey(picture), None)
        if described is None or len(seen) < 4:
            return None
        best: Seen | None = None
        for file, (mine, mine_described) in zip(files, known, strict=True):
            if mine_described is None or len(mine) < 4:
                continue
            pairs = matcher.knnMatch(mine_described, described, k=2)
            good = [p[0] for p in pairs if len(p) == 2 and p[0].distance < ratio * p[1].distance]
            agreeing = _agreeing(mine, seen, good)
            if best is None or agreeing > best.score:
                best = Seen(file.stem, float(agreeing))
        return best

    return look


def _agreeing(
    mine: Sequence[cv2.KeyPoint], seen: Sequence[cv2.KeyPoint], good: Sequence[cv2.DMatch]
) -> int:
    if len(good) < 4:
        return 0
    meant = np.array([mine[one.queryIdx].pt for one in good], np.float32)
    found = np.array([seen[one.trainIdx].pt for one in good], np.float32)
    pose, inside = cv2.estimateAffinePartial2D(meant, found, ransacReprojThreshold=5.0)
    if pose is None or not 0.05 < float(np.hypot(pose[0, 0], pose[1, 0])) < 5:
        return 0
    return len({good[int(number)].trainIdx for number in np.flatnonzero(inside)})


def _reference(file: MarkFile) -> Grey:
    return _shrunk(lay_on(prepared(file), 255), _REFERENCE_PX)


def _as_avatar(file: MarkFile) -> Grey:
    """Lay the mark in the middle of a white square, as an avatar shows it."""
    grey = _reference(file)
    side = round(max(grey.shape) * 1.25)
    paper = np.full((side, side), 255, np.uint8)
    top, left = (side - grey.shape[0]) // 2, (side - grey.shape[1]) // 2
    paper[top : top + grey.shape[0], left : left + grey.shape[1]] = grey
    return paper


def _grey(picture: Picture) -> Grey:
    return _shrunk(picture.pixels, _WORK_PX)


def _shrunk(colours: Grey, longest_px: int) -> Grey:
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    factor = min(1.0, longest_px / max(grey.shape))
    size = (max(8, round(grey.shape[1] * factor)), max(8, round(grey.shape[0] * factor)))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


PEERS: dict[str, Callable[[Sequence[MarkFile]], Callable[[Picture], Seen | None]]] = {
    "pHash": phash,
    "PDQ": pdq_like,
    "ORB + RANSAC": orb,
    "SIFT + FLANN + RANSAC": sift,
}
