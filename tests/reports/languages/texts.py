"""Every text that a reader may see in a mail, and where it stands: `python -m
tests.reports.languages.texts` adds what is new to the catalogues, to be translated, and takes out
what is no longer said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from config.policy import POLICIES, load_pack
from reports.languages.catalogues import FOLDER, read_catalogue

ROOT = Path(__file__).resolve().parents[3]
READERS = {"sentence": None, "form": None, "LayoutChangedError": None}
"""What marks a text where accounts are read and judged; `LayoutChangedError` names the part that is
missing.
"""
_READING = ("detectors", "model", "platforms", "line", "runs", "store")
KEYWORDS = {"sentence": None, "text": None, "msgid": None, "count": (1, 2), "msgids": (1, 2)}
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
Said = str | tuple[str, str]


@cache
def said() -> dict[Said, list[str]]:
    """Give every text, or text and plural, with the files that it stands in."""
    found: dict[Said, list[str]] = {}
    for text, place in (*_of_code(), *_of_templates(), *_of_packs()):
        places = found.setdefault(text, [])
        if place not in places:
            places.append(place)
    return found


def english_of(text: Said) -> str:
    """Give the text by which a catalogue knows it."""
    return text if isinstance(text, str) else text[0]


def _of_code() -> Iterator[tuple[Said, str]]:
    for file in sorted((ROOT / "reports").rglob("*.py")):
        for _, words, _, _ in extract_from_file("python", file, KEYWORDS):
            yield _as_said(words), file.relative_to(ROOT).as_posix()
    yield from _of_rooms(_READING)


@cache
def detectors_texts() -> tuple[str, ...]:
    """Give the forms of whole sentences that detectors say, and of their parts."""
    return tuple(dict.fromkeys(english_of(text) for text, _ in _of_rooms(("detectors", "model"))))


@cache
def readers_texts() -> tuple[str, ...]:
    """Give the forms of all that readers, visits and detectors say, and the names of parts."""
    return tuple(dict.fromkeys(english_of(text) for text, _ in _of_rooms(_READING)))


def _of_rooms(rooms: Iterable[str]) -> Iterator[tuple[Said, str]]:
    for room in rooms:
        for file in sorted((ROOT / "crawler" / room).rglob("*.py")):
            for _, words, _, _ in extract_from_file("python", file, READERS):
                yield _as_said(words), file.relative_to(ROOT).as_posix()


def _of_templates() -> Iterator[tuple[Said, str]]:
    for file in sorted((ROOT / "reports" / "templates").rglob("*.*")):
        with file.open("rb") as opened:
            options = {"trim_blocks": "true", "lstrip_blocks": "true"}
            for _, _, words, _ in babel_extract(opened, ("text",), (), options):
                text = words[0] if isinstance(words, tuple) else words
                if text:
                    yield text, file.relative_to(ROOT).as_posix()


def _of_packs() -> Iterator[tuple[Said, str]]:
    for file in sorted(POLICIES.glob("*.yaml")):
        for rule in load_pack(file).rules:
            yield rule.title, file.relative_to(ROOT).as_posix()
            yield rule.action, file.relative_to(ROOT).as_posix()


def _as_said(words: str | tuple[str, ...]) -> Said:
    return words if isinstance(words, str) else (words[0], words[1])


def bring_up_to_date(path: Path) -> None:
    """Write a catalogue anew: in order, with what is said and nothing else."""
    old = read_catalogue(path)
    new = Catalog(locale=path.stem)
    for text, places in said().items():
        known = old.get(english_of(text))
        string = known.string if known is not None else None
        new.add(text, string, locations=[(place, 0) for place in places])
    write(new, path)


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue without dates and names, so that it changes only with its texts."""
    body = BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, include_lineno=False)
    header = _HEADER.format(language=path.stem, plural=catalogue.plural_forms)
    path.write_bytes(header.encode() + body.getvalue())


if __name__ == "__main__":
    for catalogue in sorted(FOLDER.glob("*.po")):
        bring_up_to_date(catalogue)
