"""Every text that a reader sees has its translation in every language, and it fits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.values import REPORT_LANGUAGES
from reports.digest.compose import compose
from reports.languages.catalogues import FOLDER, languages, read_catalogue, tongue_of
from reports.render.page import lay_out
from tests.reports.golden import CONTACT, VARIANTS, page_of
from tests.reports.languages.texts import bring_up_to_date, english_of, said
from tests.reports.samples import DANA, NOW, WEEK, an_ordinary_week

OTHERS = sorted(languages())
SAID = said()
_NAMES = re.compile(r"\{(\w+)\}")


def forms_of(code: str) -> dict[str, tuple[str, ...]]:
    return dict(tongue_of(code).messages)


@pytest.mark.parametrize("code", OTHERS)
def test_leaves_nothing_untranslated(code: str) -> None:
    known = forms_of(code)

    assert [text for text in map(english_of, SAID) if not all(known.get(text, ("",)))] == []


@pytest.mark.parametrize("code", OTHERS)
def test_keeps_nothing_that_is_no_longer_said(code: str) -> None:
    assert set(forms_of(code)) - set(map(english_of, SAID)) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_has_a_form_for_every_number(code: str) -> None:
    tongue, known = tongue_of(code), forms_of(code)
    highest = max(map(tongue.plural, range(1000)))

    counted = [text[0] for text in SAID if isinstance(text, tuple)]

    assert [text for text in counted if len(known[text]) != highest + 1] == []


@pytest.mark.parametrize("code", OTHERS)
def test_fills_in_what_the_english_text_fills_in(code: str) -> None:
    known = forms_of(code)
    wrong = [
        form
        for text in SAID
        for form in known[english_of(text)]
        if not _names(form) <= _names("".join(text)) or _needed(text) - _names(form)
    ]

    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_is_written_as_the_texts_stand(code: str, tmp_path: Path) -> None:
    copy = tmp_path / f"{code}.po"
    copy.write_bytes((FOLDER / f"{code}.po").read_bytes())

    bring_up_to_date(copy)

    assert copy.read_bytes() == (FOLDER / f"{code}.po").read_bytes()
    assert not any(entry.fuzzy for entry in read_catalogue(copy) if entry.id)


def test_the_settings_know_the_languages() -> None:
    assert set(REPORT_LANGUAGES) == {"en", *languages()}


@pytest.mark.parametrize("code", OTHERS)
def test_says_everything_of_its_own_in_the_readers_language(code: str) -> None:
    english = lay_out(compose(an_ordinary_week(), DANA, WEEK, NOW), CONTACT)
    foreign = page_of(f"communications-{code}")
    ours = {line.strip() for line in english.text.splitlines() if "—" not in line}

    same = {line.strip() for line in foreign.text.splitlines()} & ours - {""}

    assert foreign.subject != english.subject
    assert [line for line in same if not _is_a_strangers(line)] == []


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("en", "5 need you · 42 of 45 checked · week 48"),
        ("es", "5 le esperan · 42 de 45 revisadas · semana 48"),
        ("fr", "5 vous attendent · 42 sur 45 vérifiés · semaine 48"),
        ("nl", "5 wachten op u · 42 van 45 gecontroleerd · week 48"),
        ("zh", "5 项需要您处理 · 已查 42/45 · 第 48 周"),
    ],
)
def test_says_the_subject_in_every_language(code: str, subject: str) -> None:
    name = "communications" if code == "en" else f"communications-{code}"

    assert page_of(name).subject == subject


def _is_a_strangers(line: str) -> bool:
    """Say whether a line is a name, a link or a sentence of what saw it, in its own words."""
    own = " ".join(" ".join(page_of(name).text.split()) for name in VARIANTS if name[-3:-2] != "-")
    return line in own


def _names(text: str) -> set[str]:
    return set(_NAMES.findall(text))


def _needed(text: object) -> set[str]:
    """Give what every form must fill in; a form for one thing may leave the number out."""
    if isinstance(text, str):
        return _names(text)
    assert isinstance(text, tuple)
    return (_names(text[0]) & _names(text[1])) - {"number"}
