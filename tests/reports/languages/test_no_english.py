"""No sentence of ours stays English in a digest that is read in another language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reports.digest.compose import compose
from reports.digest.inputs import Recipient
from reports.languages.catalogues import languages, tongue_of
from reports.render.filling import rendered_in
from tests.reports.everything import a_week_of_everything, every_reason, every_sight
from tests.reports.golden import CONTACT
from tests.reports.languages.texts import ROOT, said
from tests.reports.samples import COACH, DANA, HEAD, NOW, PRINCIPAL, SAM, WEEK

OTHERS = sorted(languages())
_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give every three words that follow each other."""
    words = [word.lower() for word in _WORDS.findall(text)]
    return zip(words, words[1:], words[2:], strict=False)


@cache
def only_english(code: str) -> frozenset[tuple[str, ...]]:
    """Give the runs of words that are in an English text and in none of this language."""
    english = {run for text in said() for one in _forms(text) for run in runs(one)}
    own = {run for forms in tongue_of(code).messages.values() for one in forms for run in runs(one)}
    return frozenset(english - own)


def _forms(text: str | tuple[str, str]) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text


def read_in(code: str, person: Recipient) -> str:
    told = replace(a_week_of_everything(), tongue=tongue_of(code))
    digest = compose(told, replace(person, language=code), WEEK, NOW)
    words = rendered_in("weekly/body.txt", digest.tongue, digest=digest, contact=CONTACT)
    return f"{digest.subject}\n{words}"  # the HTML says the same


def test_sees_english_where_there_is_some() -> None:
    text = read_in("en", SAM)

    assert len(set(runs(text)) & only_english("es")) > 1000


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("person", [DANA, SAM, COACH, PRINCIPAL, HEAD], ids=lambda one: one.role)
def test_no_sentence_stays_english(code: str, person: Recipient) -> None:
    text = " ".join(read_in(code, person).split())

    assert set(runs(text)) & only_english(code) == set()


def test_the_week_has_every_reason() -> None:
    rows = a_week_of_everything().coverage

    assert len(every_reason()) > 200
    assert {row.reason for row in rows} >= set(every_reason())


def test_the_week_has_all_that_detectors_see() -> None:
    seen = {row.sighting.why for row in a_week_of_everything().findings}

    assert len(every_sight()) > 100
    assert seen >= set(every_sight())


def test_a_reason_is_written_where_the_catalogues_find_it() -> None:
    calls = [
        (file.relative_to(ROOT).as_posix(), node.lineno)
        for file in sorted((ROOT / "crawler").rglob("*.py"))
        for node in _calls(file)
        if not (node.args and isinstance(node.args[0], ast.Constant))
    ]

    assert calls == []


def _calls(file: Path) -> Iterator[ast.Call]:
    text = file.read_text("utf-8")
    if "model.sentence import" not in text or file.name == "sentence.py":
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _marks(node.func):
            yield node


def _marks(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id in {"sentence", "form"}
