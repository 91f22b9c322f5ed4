"""Measures the words eye on one core: texts, profiles and captions a second, and the worst hostile
string: `python -m tests.bench.words [--json]`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.reading import read
from tests.bench.words_texts import hostile, profiles
from tests.builders import PHRASES, make_district

PROFILES = 6_000
_ROUNDS = 3
_FIELDS = ("display_name", "handle", "title", "bio", "post:1")
_PER_S = 2_500
_MOST_MS = 50.0


def measure() -> dict[str, Any]:
    """Give the figures; the best of three rounds, in CPU time of this process."""
    to = listener(make_district(), PHRASES)
    texts = list(profiles(PROFILES))
    captions = [one["bio"] for one in texts]
    slowest = max((_hostile_ms(text, field, to), field, what) for what, text, field in _attacks())
    return {
        "texts_per_s": round(_per_s(lambda: _read_biographies(captions, to), len(captions))),
        "profiles_per_s": round(_per_s(lambda: _read_all(texts, to), len(texts))),
        "captions_per_s": round(_per_s(lambda: _caption_all(captions, to), len(captions))),
        "mean_characters": round(sum(map(len, captions)) / len(captions)),
        "hostile_ms": round(slowest[0], 1),
        "hostile_what": f"{slowest[2]} as {slowest[1]}",
        "hostile_strings": len(hostile()),
    }


def _attacks() -> list[tuple[str, str, str]]:
    return [(what, text, field) for what, text in hostile().items() for field in _FIELDS]


def _hostile_ms(text: str, field: str, to: Listener) -> float:
    """Give the CPU time of reading one string as this field, and of reading it as a caption."""
    best = _per_s(lambda: read(((field, text),), to), 1)
    return 1000 / min(best, _per_s(lambda: caption("post:1", text, to), 1))


def _read_all(texts: Sequence[dict[str, str]], to: Listener) -> None:
    for fields in texts:
        read(tuple(fields.items()), to)


def _read_biographies(texts: Sequence[str], to: Listener) -> None:
    for text in texts:
        read((("bio", text),), to)


def _caption_all(texts: Sequence[str], to: Listener) -> None:
    for text in texts:
        caption("post:1", text, to)


def _per_s(work: Callable[[], object], count: int) -> float:
    best_s = float("inf")
    for _ in range(_ROUNDS):
        started_s = time.process_time()
        work()
        best_s = min(best_s, time.process_time() - started_s)
    return count / max(best_s, 1e-9)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the figures, each with its target."""
    parser = argparse.ArgumentParser(prog="tests.bench.words")
    parser.add_argument("--json", action="store_true")
    figures = measure()
    if parser.parse_args(arguments).json:
        print(json.dumps(figures))
        return
    fast = "met" if figures["texts_per_s"] >= _PER_S else "missed"
    safe = "met" if figures["hostile_ms"] <= _MOST_MS else "missed"
    print(f"texts of profiles ({figures['mean_characters']} characters each)")
    print(f"  {figures['texts_per_s']} a second   (target >= {_PER_S}: {fast})")
    print(f"whole profiles (name, handle, biography)\n  {figures['profiles_per_s']} a second")
    print(f"captions\n  {figures['captions_per_s']} a second")
    print(f"worst of {figures['hostile_strings']} hostile strings, in each kind of field")
    print(f"  {figures['hostile_ms']} ms, {figures['hostile_what']}   (<= {_MOST_MS:.0f}: {safe})")


if __name__ == "__main__":
    main()
