"""The words in avatars and covers, read once for each picture and kept by its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crawler.line.judging import Material
from crawler.model.image import ImageFacts, beside
from crawler.model.opt_out.listed import OptOutList
from crawler.model.opt_out.withholding import withhold_lines
from crawler.perception.text_eye import TextEye
from crawler.perception.text_model import EYE
from crawler.runs.keeping_small import body_of
from crawler.runs.tools import Tools
from crawler.store.images import known_facts, save_facts
from crawler.store.opt_outs import load_opt_outs


def with_words(
    tools: Tools,
    eye: TextEye,
    district_id: int,
    materials: Sequence[Material],
    facts: Mapping[str, ImageFacts],
) -> dict[str, ImageFacts]:
    """Add to the facts, by SHA-256, what words stand in avatars and covers; names on the opt-out
    list are taken out before anything is written down. What was read before is known even when the
    eye is closed now.
    """
    wanted = tuple(dict.fromkeys(sha for one in materials for sha in _identity(one)))
    with tools.store.read() as session:
        read = known_facts(session, wanted, (EYE,))
    unread = [sha for sha in wanted if sha not in read] if eye.is_open else []
    fresh: Sequence[ImageFacts] = eye.look(
        [(sha, body) for sha in unread if (body := body_of(tools, sha)) is not None]
    )
    if fresh:
        with tools.store.begin() as session:
            listed = load_opt_outs(session, district_id, tools.keys.opt_out)
            fresh = [_withheld(one, listed) for one in fresh]
            save_facts(session, fresh)
    return {
        **facts,
        **{one.sha256: beside(facts.get(one.sha256), one) for one in (*read.values(), *fresh)},
    }


def _identity(material: Material) -> Iterator[str]:
    """Give the hashes of the pictures with which an account presents itself."""
    if material.snapshot is None:
        return
    for picture in (material.snapshot.avatar, material.snapshot.cover):
        if picture is not None and picture.url in material.captured:
            yield material.captured[picture.url]


def _withheld(one: ImageFacts, listed: OptOutList) -> ImageFacts:
    return one if one.words is None else replace(one, words=withhold_lines(one.words, listed))
