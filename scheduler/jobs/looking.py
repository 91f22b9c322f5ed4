"""Looking inside: readers, eyes and packs on files, without a home and without leaving anything
behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.phrases import languages, load_phrases
from config.policy import load_pack
from config.problems import Problem, ProblemsError, shorten
from crawler.discovery.words import see_words as see_word_items
from crawler.judge import check_pack as check_bindings
from crawler.model.capture import Ask, Capture, sha256_of
from crawler.perception.mark_files import SUFFIXES
from crawler.perception.measuring import measure_marks as measure_mark_pictures
from crawler.perception.seeing import see_marks as see_mark_pictures
from crawler.platforms.catalogue import all_readers
from crawler.platforms.reading import can_read, read_recorded
from scheduler.jobs.json_files import read_json, read_json_lines
from scheduler.jobs.measuring import words_figures

_TYPES = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".html": "text/html",
    ".htm": "text/html",
}


_HOW_TO_READ = "install it with `.venv/bin/python -m uv pip install -r requirements-ocr.lock`"


class UnfitError(Exception):
    """What was given cannot be looked at; the text says why and what was expected."""


def read_files(
    platform: str, files: list[Path], url: str | None, account: str | None
) -> dict[str, Any]:
    """Read recorded answers with one reader. Raises UnfitError when there is no such reader."""
    if not can_read(platform):
        known = ", ".join(one.NAME for one in all_readers())
        raise UnfitError(f"There is no reader called {platform!r}; there are: {known}.")
    captures = [
        _capture(file, url if position == 0 else None) for position, file in enumerate(files)
    ]
    return read_recorded(platform, captures, url, account)


def _capture(file: Path, url: str | None) -> Capture:
    body = file.read_bytes()
    address = url or ""
    changed_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    headers = {"content-type": _TYPES.get(file.suffix.lower(), "")}
    return Capture(
        Ask(address, "recorded"), address, 200, changed_at, headers, body, sha256_of(body)
    )


def see_marks(references: Path, images: Path) -> Iterator[dict[str, Any]]:
    """Look for reference marks in pictures: a folder, or a text file with one path a line.

    Raises UnfitError when there is no reference mark.
    """
    if not any(file.suffix.lower() in SUFFIXES for file in references.iterdir()):
        kinds = ", ".join(sorted(SUFFIXES))
        raise UnfitError(f"There is no reference mark in {references}; a mark is one of: {kinds}.")
    return see_mark_pictures(references, picture_list(images))


def see_people(images: Path) -> Iterator[dict[str, Any]]:
    """Count the faces in pictures: a folder, or a text file with one path a line. Raises
    UnfitError when the network that finds faces is not there.
    """
    from crawler.perception.face_model import NoModelError
    from crawler.perception.seeing_people import see_people as see_people_in

    try:
        yield from see_people_in(picture_list(images))
    except NoModelError as error:
        raise UnfitError(f"Pictures cannot be looked at for people: {error}.") from error


def picture_list(images: Path) -> list[Path]:
    """Give the pictures of a folder, sorted by name, or those that a list names, in its order."""
    if images.is_dir():
        return sorted(path for path in images.iterdir() if path.is_file())
    return [Path(line) for line in images.read_text("utf-8").splitlines() if line.strip()]


def see_words(profiles: Path, items: Path) -> Iterator[dict[str, Any]]:
    """Look for claims in texts; `items` holds one JSON object a line. Raises ProblemsError."""
    phrases = [load_phrases(language) for language in languages()]
    known = read_json(profiles)
    return see_word_items(known, _items(items, known), phrases)


def see_text(images: Path) -> Iterator[dict[str, Any]]:
    """Read the words in pictures. Raises UnfitError when the extra is not installed."""
    from crawler.perception.seeing_text import see_text as see_text_pictures
    from crawler.perception.text_model import NoReaderError

    try:
        yield from see_text_pictures(picture_list(images))
    except NoReaderError as error:
        raise UnfitError(f"{error}; {_HOW_TO_READ}") from error


def measure_marks(data: Path) -> list[dict[str, Any]]:
    """Measure the marks eye on a folder with `labels.json`. Raises UnfitError."""
    try:
        return measure_mark_pictures(data)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnfitError(f"{error.filename} is not there; expected a folder of labels") from error
    except ValueError as error:
        raise UnfitError(str(error)) from error


def measure_people(data: Path) -> list[dict[str, Any]]:
    """Measure the people eye on a folder with `labels.json` and `images/`. Raises UnfitError."""
    from crawler.perception.face_model import NoModelError
    from crawler.perception.seeing_people import measure_people as measure_people_pictures

    try:
        return measure_people_pictures(data)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnfitError(f"{error.filename} is not there; expected a folder of labels") from error
    except (ValueError, NoModelError) as error:
        raise UnfitError(str(error)) from error


def measure_words(data: Path) -> list[dict[str, Any]]:
    """Measure the words grammar on a `.jsonl` of labelled items with `profiles.json` beside it, or
    on the folder that holds both.
    """
    items = (
        data if data.is_file() else next(iter(sorted(data.glob("*.jsonl"))), data / "items.jsonl")
    )
    seen = see_words(items.with_name("profiles.json"), items)
    try:
        return words_figures(read_json_lines(items), seen)
    except (KeyError, TypeError) as error:
        raise UnfitError(f"{items} is not of the known form: {error} is missing") from error


def check_pack(file: Path) -> tuple[Problem, ...]:
    """Give every problem of a pack: its form, its references, and whether each active rule fits its
    detector.
    """
    try:
        return check_bindings(load_pack(file))
    except ProblemsError as error:
        return error.problems


def _items(file: Path, profiles: Any) -> list[dict[str, Any]]:
    items = read_json_lines(file)
    for item in items:
        if not isinstance(item.get("fields"), dict) or item.get("profile") not in profiles:
            wanted = "id, fields (text by field) and profile (a key of the profiles)"
            raise UnfitError(f"{file}: each line needs {wanted}; not so: {shorten(str(item))}")
    return items
