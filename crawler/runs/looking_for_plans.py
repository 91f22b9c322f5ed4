"""Whether pictures are plans of buildings, looked at once for each picture and kept by its hash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crawler.line.judging import Material, pictures_of
from crawler.model.image import ImageFacts, beside
from crawler.perception.plan_model import EYE
from crawler.perception.plans import PlanEye
from crawler.runs.keeping_small import body_of
from crawler.runs.tools import Tools
from crawler.store.images import known_facts, save_facts


def with_plans(
    tools: Tools, eye: PlanEye, materials: Sequence[Material], facts: Mapping[str, ImageFacts]
) -> dict[str, ImageFacts]:
    """Add to the facts, by SHA-256, how sure the plans eye is of each picture. One with faces in it
    is none, and is not opened again.
    """
    if not eye.is_open:
        return dict(facts)
    wanted = tuple(dict.fromkeys(sha for one in materials for sha in pictures_of(one)))
    with tools.store.read() as session:
        known = known_facts(session, wanted, (EYE,))
    unseen = [sha for sha in wanted if sha not in known and not _has_faces(facts.get(sha))]
    pictures = [(sha, body) for sha in unseen if (body := body_of(tools, sha)) is not None]
    fresh = eye.look(pictures)
    if fresh:
        with tools.store.begin() as session:
            save_facts(session, fresh)
    peopled = [
        ImageFacts(sha, eyes=(EYE,), plan=0.0) for sha in wanted if _has_faces(facts.get(sha))
    ]
    found = (*known.values(), *fresh, *peopled)
    return {**facts, **{one.sha256: beside(facts.get(one.sha256), one) for one in found}}


def _has_faces(facts: ImageFacts | None) -> bool:
    return facts is not None and facts.faces is not None and facts.faces.number > 0
