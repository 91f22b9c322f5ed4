"""The words in avatars and covers, read once for each picture and kept by its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crawler.evidence.vault import VaultError
from crawler.line.judging import Material
from crawler.model.image import ImageFacts
from crawler.perception.text_eye import TextEye
from crawler.perception.text_model import EYE
from crawler.runs.tools import Tools
from crawler.store.images import known_facts, save_facts


def with_words(
    tools: Tools, eye: TextEye, materials: Sequence[Material], facts: Mapping[str, ImageFacts]
) -> dict[str, ImageFacts]:
    """Add to the facts, by SHA-256, what words stand in avatars and covers. What was read before is
    known even when the eye is closed now.
    """
    wanted = tuple(dict.fromkeys(sha for one in materials for sha in _identity(one)))
    with tools.store.read() as session:
        read = known_facts(session, wanted, (EYE,))
    fresh = eye.look([(sha, body) for sha, body in _bodies(tools, wanted) if sha not in read])
    if fresh:
        with tools.store.begin() as session:
            save_facts(session, fresh)
    return {
        **facts,
        **{one.sha256: _both(facts.get(one.sha256), one) for one in (*read.values(), *fresh)},
    }


def _identity(material: Material) -> Iterator[str]:
    """Give the hashes of the pictures with which an account presents itself."""
    if material.snapshot is None:
        return
    for picture in (material.snapshot.avatar, material.snapshot.cover):
        if picture is not None and picture.url in material.captured:
            yield material.captured[picture.url]


def _bodies(tools: Tools, wanted: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for sha256 in wanted:
        try:
            yield sha256, tools.vault.read(sha256)
        except VaultError:
            continue


def _both(seen: ImageFacts | None, read: ImageFacts) -> ImageFacts:
    """Put together what two eyes know of a picture."""
    if seen is None:
        return read
    return replace(seen, words=read.words, eyes=tuple(dict.fromkeys((*seen.eyes, *read.eyes))))
