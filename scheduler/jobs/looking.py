"""Looking inside: readers, eyes and packs on files, without a home and without leaving anything
behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.phrases import languages, load_phrases
from config.policy import load_pack
from config.problems import Problem, ProblemsError
from crawler.discovery.words import see_words as see_word_items
from crawler.judge import check_pack as check_bindings
from crawler.model.capture import Ask, Capture, sha256_of
from crawler.perception.seeing import measure_marks as measure_mark_pictures
from crawler.perception.seeing import see_marks as see_mark_pictures
from crawler.platforms.catalogue import all_readers
from crawler.platforms.reading import can_read, read_recorded
from scheduler.jobs.measuring import words_figures

_PAGE = """# Platforms

What can be read where, and what would change it. This page is written from the readers
(`rollcall platforms`); a test compares them. `keyless`: anybody may read it without a key.
`app_key`, `connected`: a key of the district's, or the owner's own token, is needed. `manual`:
a person looks. Every platform's addresses are recognised and stand in coverage with the reason.

| name | platform | route now | what would let us read more |
|---|---|---|---|
"""
_TYPES = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".html": "text/html",
    ".htm": "text/html",
}


def read_files(
    platform: str, files: list[Path], url: str | None, account: str | None
) -> dict[str, Any]:
    """Read recorded answers with one reader. Raises ProblemsError when there is no such reader."""
    if not can_read(platform):
        known = ", ".join(one.NAME for one in all_readers() if can_read(one.NAME))
        raise ProblemsError(
            (Problem("PLATFORM", 0, f"there is no reader called {platform!r}; there are: {known}"),)
        )
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


def platforms() -> list[dict[str, str]]:
    """List the platforms: name, title, the route that works now, what would let us read more."""
    readers = all_readers()
    return [
        {"platform": one.NAME, "title": one.TITLE, "route": one.ROUTE, "help": one.HELP}
        for one in readers
    ]


def platforms_page() -> str:
    """Write `docs/platforms.md`."""
    rows = [
        f"| `{row['platform']}` | {row['title']} | {row['route']} | {row['help']} |"
        for row in platforms()
    ]
    return _PAGE + "\n".join(rows) + "\n"


def see_marks(references: Path, images: Path) -> Iterator[dict[str, Any]]:
    """Look for reference marks in pictures: a folder, or a text file with one path a line."""
    return see_mark_pictures(references, picture_list(images))


def picture_list(images: Path) -> list[Path]:
    """Give the pictures of a folder, sorted by name, or those that a list names, in its order."""
    if images.is_dir():
        return sorted(path for path in images.iterdir() if path.is_file())
    return [Path(line) for line in images.read_text("utf-8").splitlines() if line.strip()]


def see_words(profiles: Path, items: Path) -> Iterator[dict[str, Any]]:
    """Look for claims in texts; `items` holds one JSON object a line."""
    phrases = [load_phrases(language) for language in languages()]
    return see_word_items(_json(profiles), _json_lines(items), phrases)


def measure_marks(data: Path) -> list[dict[str, Any]]:
    """Measure the marks eye on a folder with `labels.json`."""
    return measure_mark_pictures(data)


def measure_words(data: Path) -> list[dict[str, Any]]:
    """Measure the words grammar on a `.jsonl` of labelled items with `profiles.json` beside it, or
    on the folder that holds both.
    """
    items = (
        data if data.is_file() else next(iter(sorted(data.glob("*.jsonl"))), data / "items.jsonl")
    )
    seen = see_words(items.with_name("profiles.json"), items)
    return words_figures(_json_lines(items), seen)


def measure_readers(data: Path) -> list[dict[str, Any]]:
    """Compare the readers with each `NAME.expected.json` below `data`, whose recorded answer is
    beside it.
    """
    return [_compare(expected) for expected in sorted(data.rglob("*.expected.json"))]


def _compare(expected_file: Path) -> dict[str, Any]:
    expected = _json(expected_file)
    row: dict[str, Any] = {"platform": expected["platform"], "payload": expected["payload"]}
    if not can_read(expected["platform"]):
        return row | {"result": "no reader"}
    got = read_files(
        expected["platform"], [expected_file.with_name(expected["payload"])], None, None
    )
    wanted = {post["id"]: post for post in expected["posts"]}
    right = sum(1 for post in got["posts"] if _fits(post, wanted.get(post["id"])))
    account = _fits(got["account"], expected["account"])
    perfect = account and right == len(wanted) == len(got["posts"])
    return row | {
        "account": account,
        "posts": len(wanted),
        "right": right,
        "result": "exact" if perfect else "differs",
    }


def _fits(got: dict[str, Any], wanted: dict[str, Any] | None) -> bool:
    return wanted is not None and all(got.get(key) == value for key, value in wanted.items())


def check_pack(file: Path) -> tuple[Problem, ...]:
    """Give every problem of a pack: its form, its references, and whether each active rule fits its
    detector.
    """
    try:
        return check_bindings(load_pack(file))
    except ProblemsError as error:
        return error.problems


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ProblemsError(
            (Problem(str(file), getattr(error, "lineno", 0), f"is not JSON: {error}"),)
        ) from error


def _json_lines(file: Path) -> list[dict[str, Any]]:
    problems: list[Problem] = []
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            rows += [json.loads(line)] if line.strip() else []
        except ValueError as error:
            problems.append(Problem(str(file), number, f"is not a JSON object: {error}"))
    if problems:
        raise ProblemsError(tuple(problems))
    return rows
