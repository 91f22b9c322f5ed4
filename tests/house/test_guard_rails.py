"""The guard-rails of docs/privacy.md that are promises about the whole code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from config.policy import POLICIES, load_pack
from crawler.judge import bind, judge
from crawler.model.account import AccountKind
from crawler.model.capture import Ask
from crawler.model.case import Case
from crawler.model.finding import Finding
from crawler.store.export import FIELDS
from crawler.store.tables.schema import schema
from tests.builders import make_account, make_case, make_post, make_snapshot

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "crawler", "reports", "scheduler")
PACKS = sorted(POLICIES.glob("*.yaml"))
STRANGERS = (AccountKind.THIRD_PARTY, AccountKind.PERSONAL, AccountKind.UNREGISTERED)

WHO_IS_THIS = re.compile(
    r"face_?recogni|recogni[sz]e_?face|face_?embed|face_?encod|face_?descript|face_?templat"
    r"|face_?(id|match|verif|cluster)|FaceRecognizer|FisherFace|EigenFace|LBPHFace|sface|arcface"
    r"|facenet|insightface|deepface|openface|fairface|vggface|cosface|magface|adaface|buffalo_[ls]"
    r"|\bdlib\b|compreface|rekognition|face\+\+|azure\.ai\.vision\.face|FaceClient"
    r"|(?<![a-z])(age|gender|race|ethnicity)_?(net|model|estimat|classif|predict)",
    re.IGNORECASE,
)
"""Names of libraries, models and calls that tell whose face it is, or how old it is: OpenCV's
`face` module and FaceRecognizerSF, dlib, and the models and services in use in 2026.
"""
SECRET = re.compile(r"passw|secret|token|passphrase|api_?key|cookie|session|\bpin\b", re.IGNORECASE)
CHILD = re.compile(
    r"pupil|student|child|minor|guardian|parent_name|birth|grade|consent", re.IGNORECASE
)
BODY = re.compile(r"face|biometr|embedding|template|gender|\brace\b|\bage\b|ethnic", re.IGNORECASE)
MAY_BE_SENT = {"url", "purpose", "accept", "credential", "credential_as", "headers", "once", "body"}
TELLS_A_WATCHER = ["reports/channels/ping.py"]
"""Reads nothing: it tells the address of the settings that a digest is out, or is not."""
READ_BY_POST = {"crawler/platforms/tiktok.py"}
"""TikTok's Display API lists videos only by POST (developers.tiktok.com, 2026-11)."""


def code() -> Iterator[tuple[Path, str]]:
    """Give every module of the four rooms with its text."""
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            yield file.relative_to(ROOT), file.read_text("utf-8")


def columns() -> Iterator[str]:
    """Give every column of every table."""
    for table in schema().sorted_tables:
        yield from (f"{table.name}.{column.name}" for column in table.c)


# The table of guard-rails


def test_every_test_that_the_page_names_is_there() -> None:
    page = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and "`tests/" in line]
    files = {name for row in rows for name in re.findall(r"`(tests/[\w/]+\.py)`", row)}
    texts = "".join((ROOT / name).read_text("utf-8") for name in sorted(files))

    tests = {name for row in rows for name in re.findall(r"`(test_\w+)`", row)}

    assert len(rows) > 10
    assert [name for name in sorted(tests) if f"def {name}(" not in texts] == []
    assert re.findall(r"`tests/[\w/]+/`", page) == []


# People in pictures


@pytest.mark.parametrize(
    "text",
    ["interface", "typeface_name", "surface", "message_template", "language_model", "page_model"],
)
def test_ordinary_words_are_not_taken_for_faces(text: str) -> None:
    assert not WHO_IS_THIS.search(text)


@pytest.mark.parametrize(
    "text",
    ["import face_recognition", "cv2.FaceRecognizerSF.create()", "import dlib", "gender_net"],
)
def test_the_list_knows_the_usual_ways_to_recognise_people(text: str) -> None:
    assert WHO_IS_THIS.search(text)


def test_nothing_in_the_code_recognises_people() -> None:
    assert [str(file) for file, text in code() if WHO_IS_THIS.search(text)] == []


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_no_library_that_recognises_people_is_installed(name: str) -> None:
    assert WHO_IS_THIS.search((ROOT / name).read_text("utf-8")) is None


# Requests


def test_an_ask_can_say_nothing_that_changes_anything() -> None:
    assert {field.name for field in fields(Ask)} == MAY_BE_SENT


def test_only_a_platform_that_can_be_read_in_no_other_way_is_read_by_post() -> None:
    posting = {
        str(file)
        for file, text in code()
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and _name(call.func) == "Ask"
        and "body" in {keyword.arg for keyword in call.keywords}
    }

    assert posting == READ_BY_POST


def test_no_request_is_made_with_a_method_or_a_body() -> None:
    calls = [
        (file, call)
        for file, text in code()
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and _name(call.func) in {"Request", "replace_request"}
    ]

    said = {keyword.arg for _, call in calls for keyword in call.keywords}

    assert {str(file) for file, _ in calls} == {"crawler/fetch/courier.py"}
    assert not said & {"method", "body", "cookies", "formdata", "data", "json", None}
    assert all(len(call.args) == 1 for _, call in calls)


@pytest.mark.parametrize(
    "word",
    [
        "FormRequest",
        "JsonRequest",
        "XmlRpcRequest",
        "from_response",
        "HttpProxyMiddleware",
        "urlopen",
        "import requests",
        "import httpx",
        "import aiohttp",
        "http.client",
    ],
)
def test_no_other_way_to_ask_is_in_the_code(word: str) -> None:
    disabled = re.compile(rf"{re.escape(word)}[\"']?: None")
    found = [str(file) for file, text in code() if word in disabled.sub("", text)]

    assert found == (TELLS_A_WATCHER if word == "http.client" else [])


# What is stored


def test_no_column_can_hold_a_secret() -> None:
    assert [name for name in columns() if SECRET.search(name)] == []


def test_no_column_is_about_a_child() -> None:
    assert [name for name in columns() if CHILD.search(name)] == []


def test_no_column_describes_a_person_in_a_picture() -> None:
    assert [name for name in columns() if BODY.search(name)] == []


def test_the_opt_out_list_holds_hashes_and_is_never_written_out() -> None:
    opt_out = schema().tables["opt_out"]

    names = {column.name for column in opt_out.c}

    assert names == {"district_id", "name_hash", "key_name", "added_at"}
    assert "name_hash" not in {name for row in FIELDS.values() for name in row}
    assert "opt_out" not in FIELDS


# Mails


def test_no_mail_carries_a_picture() -> None:
    shown = re.compile(r"<img|<picture|<svg|background-image|add_related|maintype=\"image\"")
    texts = [
        (file, file.read_text("utf-8"))
        for file in sorted((ROOT / "reports").rglob("*"))
        if file.suffix in {".py", ".html", ".txt", ".jinja", ".j2", ".css"}
    ]

    assert [file.name for file, text in texts if shown.search(text)] == []
    assert any(file.suffix != ".py" for file, _ in texts)


# Opinion


def found(file: Path, kind: AccountKind, **shown: object) -> tuple[Finding, ...]:
    """Give what a pack's active rules find on an account of this kind; the register apart."""
    rules = [bind(rule) for rule in load_pack(file).rules if rule.status == "active"]
    account = make_account(kind=kind, display_name="Heron Talk", handle="herontalk.example")
    case: Case = make_case(account=account, snapshot=make_snapshot(**shown))
    return tuple(one for one in judge(case, rules) if one.sighting.place != "register")


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize(
    "bio",
    [
        pytest.param("Eastview High School fails our kids. The board lies.", id="criticism"),
        pytest.param("Vote them out. I have no faith in Heron Lake Schools.", id="a campaign"),
        pytest.param("Parody. Not the real Eastview High School.", id="parody"),
        pytest.param("Unofficial fan page of the Eastview Herons.", id="fans"),
        pytest.param("Spanish teacher at Eastview High School. Views are my own.", id="employer"),
    ],
)
def test_opinion_parody_fans_and_an_employers_name_are_no_findings(
    file: Path, kind: AccountKind, bio: str
) -> None:
    shown = {"display_name": "Heron Talk", "handle": "herontalk.example", "bio": bio}

    assert found(file, kind, **shown, posts=(make_post(text=bio),)) == ()


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
@pytest.mark.parametrize("kind", STRANGERS)
def test_praise_and_blame_are_judged_alike(file: Path, kind: AccountKind) -> None:
    claim = "The official account of Eastview High School."
    said = ("", " We love this district!", " This district is a disgrace!")

    plain, praise, blame = (
        [(one.rule_id, one.fingerprint, one.severity) for one in found(file, kind, bio=claim + one)]
        for one in said
    )

    assert plain == praise == blame


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
