"""Sightings as JSON and back: exact. Pure."""

from __future__ import annotations

import json

from crawler.model.sentence import dump_sentence, read_sentence
from crawler.model.sighting import Region, Sighting, Span


def dump_sighting(sighting: Sighting) -> str:
    """Write a sighting as JSON, in ASCII; `told` is what `why` was made of, null = not known."""
    tree = {
        "anchor": sighting.anchor,
        "why": sighting.why,
        "confidence": sighting.confidence,
        "place": sighting.place,
        "spans": [[s.field, s.start, s.end, s.quote] for s in sighting.spans],
        "regions": [[r.image_url, r.image_sha256, r.box] for r in sighting.regions],
        "link": sighting.link,
        "facts": dict(sighting.facts),
        "told": dump_sentence(sighting.why),
    }
    return json.dumps(tree, separators=(",", ":"))


def load_sighting(text: str) -> Sighting:
    """Read what `dump_sighting` wrote."""
    tree = json.loads(text)
    tree["spans"] = tuple(Span(*span) for span in tree["spans"])
    tree["regions"] = tuple(
        Region(url, sha256, tuple(box) if box is not None else None)
        for url, sha256, box in tree["regions"]
    )
    tree["why"] = read_sentence(tree["why"], tree.pop("told", None))
    return Sighting(**tree)
