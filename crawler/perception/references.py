"""The district's reference marks, made ready once for all pictures: artwork, stencils, key
points in one index. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray
from crawler.perception.artwork import GROUNDS, cut_out, framed, is_cut_out, lay_on, resized
from crawler.perception.features import REFERENCE_GRAIN, Features, extract
from crawler.perception.mark_files import MarkFile, eye_name
from crawler.perception.nearest import Cells, arrange
from crawler.perception.pictures import PictureError, open_picture
from crawler.perception.pieces import Pieces, pieces_of_marks
from crawler.perception.plain_shapes import plain_fit
from crawler.perception.poses import Targets
from crawler.perception.shipped_weights import weights_text
from crawler.perception.stencils import COARSE_PX, FINE_PX, Stencil, stencils
from crawler.perception.svg import draw_svg
from crawler.perception.verifier import Verifier, read_weights
from crawler.perception.weak_marks import why_weak

_ARTWORK_PX = 288
_FRAME_PX = 36
_SAME_PLACE = 0.04
_SAME_SIZE = 0.3
_SAME_COSINE = 0.9


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark made ready: its stem, its stencils, coarse and fine, one of each for every ground
    it may lie on, how well plain shapes already fit it (0..1), and what it hardly differs from,
    None for a mark of its own.
    """

    stem: str
    coarse: tuple[Stencil, ...]
    fine: tuple[Stencil, ...]
    plain_fit: float
    weak: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceIndex:
    """All marks of a district. `name` is the eye's, with all that its answers depend on.
    `refused` are the marks that could not be opened, as (stem, reason).
    """

    name: str
    references: tuple[Reference, ...]
    targets: Targets
    cells: Cells
    pieces: Pieces
    verifier: Verifier
    refused: tuple[tuple[str, str], ...] = ()


def build_index(files: Sequence[MarkFile], verifier: Verifier | None = None) -> ReferenceIndex:
    """Make a set of marks ready: about 30 ms each. A file that cannot be opened is named in
    `refused`. `verifier` None = the one that ships.
    """
    references, parts, refused = [], [], []
    for file in sorted(files, key=lambda file: (file.stem, file.suffix)):
        try:
            artwork = resized(prepared(file), _ARTWORK_PX)
        except PictureError as error:
            refused.append((file.stem, str(error)))
            continue
        references.append(_reference(file.stem, artwork))
        parts.append((artwork, _described(artwork)))
    targets = _targets(parts)
    vectors = [features.descriptors for _, features in parts]
    cells = arrange(np.concatenate(vectors) if vectors else np.zeros((0, 1), np.float32))
    judge = read_weights(weights_text()) if verifier is None else verifier
    return ReferenceIndex(
        name=eye_name(files),
        references=tuple(references),
        targets=targets,
        cells=cells,
        pieces=pieces_of_marks([artwork for artwork, _ in parts]),
        verifier=judge,
        refused=tuple(refused),
    )


def _reference(stem: str, artwork: ByteArray) -> Reference:
    fine, coarse = stencils(artwork, FINE_PX), stencils(artwork, COARSE_PX)
    plain = plain_fit(fine)
    return Reference(stem, coarse, fine, plain, why_weak(coarse, plain))


def prepared(file: MarkFile) -> ByteArray:
    """Open a mark (h, w, 4), its plain border cut off. Raises PictureError."""
    return cut_out(_artwork(file))


def mirrored(file: MarkFile) -> MarkFile:
    """Give a mark's mirror image, a mark of its own, to measure with. Raises PictureError."""
    artwork = cv2.cvtColor(prepared(file)[:, ::-1].copy(), cv2.COLOR_RGBA2BGRA)
    return MarkFile(f"mirrored-{file.stem}", ".png", cv2.imencode(".png", artwork)[1].tobytes())


def _artwork(file: MarkFile) -> ByteArray:
    if file.suffix.lower() == ".svg":
        return draw_svg(file.body)
    return open_picture(file.body, 1024, keep_cover=True).pixels


def _described(artwork: ByteArray) -> Features:
    """Describe the mark on each ground, in units of its long side; what looks the same at the
    same place is kept once.
    """
    canvas = framed(artwork, _FRAME_PX)
    grounds = GROUNDS if is_cut_out(artwork) else GROUNDS[:1]
    found = []
    for ground in grounds:
        grey = cv2.cvtColor(lay_on(canvas, ground), cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
        found.append(_inside(extract(grey, 1.0, REFERENCE_GRAIN), artwork))
    points, scales, descriptors = (
        np.concatenate([getattr(one, name) for one in found]) for name in Features.__slots__
    )
    return _thinned(Features(points, scales, descriptors))


def _inside(features: Features, artwork: ByteArray) -> Features:
    points = (features.points - _FRAME_PX) / _ARTWORK_PX
    extent = np.array([artwork.shape[1], artwork.shape[0]]) / _ARTWORK_PX
    kept = ((points > -0.03) & (points < extent + 0.03)).all(axis=1)
    scales = features.scales[kept] / _ARTWORK_PX
    return Features(
        points[kept].astype(np.float32), scales.astype(np.float32), features.descriptors[kept]
    )


def _thinned(features: Features) -> Features:
    """Leave out what an earlier one has already, at nearly the same place and size: a quarter of
    all, and with them a quarter of the search.
    """
    apart = features.points[:, None] - features.points[None]
    near = (apart**2).sum(axis=2) < _SAME_PLACE**2
    near &= np.abs(np.log(features.scales[:, None] / features.scales[None])) < _SAME_SIZE
    near &= features.descriptors @ features.descriptors.T > _SAME_COSINE
    kept = np.ones(len(near), np.bool_)
    for number, row in enumerate(near):
        if kept[number]:
            kept[number + 1 :] &= ~row[number + 1 :]
    return Features(features.points[kept], features.scales[kept], features.descriptors[kept])


def _targets(parts: Sequence[tuple[ByteArray, Features]]) -> Targets:
    owner = [np.full(len(features.scales), number) for number, (_, features) in enumerate(parts)]
    sizes = [(artwork.shape[1], artwork.shape[0]) for artwork, _ in parts]
    return Targets(
        np.concatenate([*owner, np.zeros(0, np.int64)]).astype(np.int64),
        np.concatenate([*(f.points for _, f in parts), np.zeros((0, 2), np.float32)]),
        np.concatenate([*(f.scales for _, f in parts), np.zeros(0, np.float32)]),
        (np.array(sizes).reshape(-1, 2) / _ARTWORK_PX).astype(np.float32),
    )
