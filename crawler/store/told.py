"""What sentences were made of, beside their text: so that they can be told in another language."""

from __future__ import annotations

import json
from typing import Any

from crawler.model.sentence import dump_sentence, read_sentence
from crawler.store.tables.columns import storable

Told = str | None


def write_told(*texts: str) -> Told:
    """Give the JSON list of what each text was made of; None when nothing is known of any."""
    made = [_storable(dump_sentence(text)) for text in texts]
    return json.dumps(made, separators=(",", ":")) if any(made) else None


def read_told(told: Told, *texts: str) -> tuple[str, ...]:
    """Give each text as the sentence that it was, as far as `told` knows; else as it stands."""
    made = json.loads(told) if told else []
    return tuple(
        read_sentence(text, made[number] if number < len(made) else None)
        for number, text in enumerate(texts)
    )


def _storable(value: Any) -> Any:
    """Give the values as their text is stored, so that they still give the same text."""
    if isinstance(value, dict):
        return {name: _storable(one) for name, one in value.items()}
    return storable(value) if isinstance(value, str) else value
