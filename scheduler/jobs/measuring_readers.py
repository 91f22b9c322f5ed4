"""Measure the readers: recorded answers and addresses, beside what a careful person reads there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from crawler.platforms.reading import can_read, read_address
from scheduler.jobs.json_files import read_json
from scheduler.jobs.looking import UnfitError, read_files

_ADDRESSES = "urls.json"
_OF_AN_ADDRESS = ("platform", "kind", "key")


def measure_readers(data: Path) -> list[dict[str, Any]]:
    """Compare the readers with each `NAME.expected.json` below `data`, whose recorded answer is
    beside it, and with each `urls.json`: `{"cases": [{"url", "platform", "kind", "key"}]}`.

    A row for each recorded answer, then one for each file of addresses; `wrong` names what differs.
    Raises UnfitError when there is neither, or a file is of another form.
    """
    answers = sorted(data.rglob("*.expected.json"))
    addresses = sorted(data.rglob(_ADDRESSES))
    if not answers and not addresses:
        raise UnfitError(f"There is neither NAME.expected.json nor {_ADDRESSES} below {data}.")
    return [_told(_compare, file) for file in answers] + [_told(_recognised, f) for f in addresses]


def _told(compare: Any, file: Path) -> dict[str, Any]:
    try:
        row: dict[str, Any] = compare(file)
    except (KeyError, TypeError) as error:
        raise UnfitError(f"{file} is not of the known form: {error} is missing") from error
    return row


def _compare(expected_file: Path) -> dict[str, Any]:
    expected = read_json(expected_file)
    row: dict[str, Any] = {"platform": expected["platform"], "payload": expected["payload"]}
    if not can_read(expected["platform"]):
        return row | {"result": "no reader"}
    got = read_files(
        expected["platform"], [expected_file.with_name(expected["payload"])], None, None
    )
    posts = {post["id"]: post for post in got["posts"]}
    wrong = _differences("account", got["account"], expected["account"])
    right = 0
    for wanted in expected["posts"]:
        found = _differences(f"post {wanted['id']}", posts.get(wanted["id"], {}), wanted)
        right += not found
        wrong += found
    more = len(got["posts"]) - len(expected["posts"])
    wrong += [f"{more} posts more than expected"] if more > 0 else []
    return row | _result(len(expected["posts"]), right, wrong)


def _recognised(file: Path) -> dict[str, Any]:
    cases: Sequence[Mapping[str, Any]] = read_json(file)["cases"]
    wrong: list[str] = []
    right = 0
    for case in cases:
        wanted = {name: case[name] for name in _OF_AN_ADDRESS}
        found = _differences(case["url"], read_address(case["url"]), wanted)
        right += not found
        wrong += found
    row = {"platform": "addresses", "payload": f"{file.parent.name}/{file.name}"}
    return row | _result(len(cases), right, wrong)


def _result(wanted: int, right: int, wrong: list[str]) -> dict[str, Any]:
    return {
        "expected": wanted,
        "right": right,
        "result": "differs" if wrong else "exact",
        "wrong": wrong,
    }


def _differences(what: str, got: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    return [
        f"{what}: {name} is {got.get(name)!r}, not {value!r}"
        for name, value in wanted.items()
        if got.get(name) != value
    ]
