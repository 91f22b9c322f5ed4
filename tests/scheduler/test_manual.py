"""What a person looked at or saved from the own browser, as the commands take it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.crawler.perception.drawing import encoded
from tests.scheduler.commands import Row, exported, quickly
from tests.world.home import example_home

_PORT = 8470
_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Herons Booster Club",
    "items": [
        {
            "id": "1",
            "url": "https://herons-boosters.example/1",
            "content_text": "Chili supper on Friday.",
            "date_published": "2026-11-20T18:00:00Z",
        }
    ],
}
_SHEET = (
    "Platform,Site URL,Kind,Cadence days,Review due\n"
    "facebook,https://www.facebook.com/EastviewHerons,professional,7,2027-01-01\n"
    "blog,https://herons-boosters.example/,third_party,7,2027-01-01\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make an installation whose register holds an account that no program may read, and a blog."""
    folder = tmp_path / "home"
    folder.mkdir()
    example_home(folder, _PORT)
    (folder / "two.csv").write_text(_SHEET, "utf-8")
    assert quickly("register", "import", folder / "two.csv", home=folder).code == 0
    return folder


def row_of(home: Path, what: str, platform: str) -> Row:
    (row,) = [row for row in exported(home, what) if row["platform"] == platform]
    return row


def test_a_review_is_of_one_account_and_of_a_day_that_has_come(home: Path) -> None:
    nobody = quickly("reviewed", "facebook:nobody", "--person", "Dana Reyes", home=home)
    future = quickly(
        "reviewed", "EastviewHerons", "--person", "Dana Reyes", "--on", "2999-01-01", home=home
    )

    assert nobody.code == 1
    assert "No account is called 'facebook:nobody'" in nobody.told
    assert future.code == 2
    assert "2999-01-01 has not come yet" in future.told
    assert row_of(home, "accounts", "facebook")["reviewed_on"] is None


def test_a_review_stands_in_the_export_and_the_latest_one_counts(home: Path) -> None:
    for day, note in (("2026-11-02", "All is well."), ("2026-10-01", None)):
        words = ["--on", day, *(["--note", note] if note else [])]
        said = quickly("reviewed", "EastviewHerons", "--person", "Dana Reyes", *words, home=home)
        assert said.code == 0, said.err

    row = row_of(home, "accounts", "facebook")

    assert (row["reviewed_on"], row["reviewed_by"]) == ("2026-11-02", "Dana Reyes")
    assert row["review_note"] == "All is well."


def test_a_review_is_told_in_the_coverage_of_the_digest(home: Path) -> None:
    said = quickly("reviewed", "EastviewHerons", "--person", "Dana Reyes", home=home)
    assert said.code == 0, said.err

    digest = quickly("digest", "--folder", home / "mails", home=home)

    texts = [path.read_text("utf-8") for path in (home / "mails").rglob("*.html")]
    assert digest.code in {0, 4}, digest.err
    assert any("looked at by a person today" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("notes.txt", b"herons", "expected a saved page"),
        ("page.html", b"<html></html>", "A screenshot of the page can always be taken."),
    ],
    ids=["no page", "nothing to read"],
)
def test_a_file_that_cannot_be_read_leaves_nothing(
    home: Path, name: str, data: bytes, words: str
) -> None:
    (home / name).write_bytes(data)

    said = quickly("capture", home / name, "--account", "EastviewHerons", home=home)

    assert said.code == 2
    assert words in said.told
    assert exported(home, "visits") == []


def test_a_saved_answer_is_a_visit_by_hand(home: Path) -> None:
    (home / "feed.json").write_text(json.dumps(_FEED), "utf-8")

    said = quickly(
        "capture", home / "feed.json", "--account", "blog:herons-boosters.example", home=home
    )

    assert said.code == 0, said.err
    assert "1 page, 0 pictures, 1 post" in said.told
    visit, post = row_of(home, "visits", "blog"), row_of(home, "posts", "blog")
    assert (visit["outcome"], visit["route"]) == ("seen", "manual")
    assert visit["judged_at"] is not None
    assert post["text"] == "Chili supper on Friday."


def test_a_screenshot_shows_a_picture_and_says_that_its_text_was_not_read(home: Path) -> None:
    (home / "shot.png").write_bytes(encoded(Image.new("RGB", (400, 300), "navy"), "PNG"))

    said = quickly("capture", home / "shot.png", "--account", "EastviewHerons", home=home)

    assert said.code == 0, said.err
    assert "Not read: only a screenshot: its text was not read" in said.told
    post = row_of(home, "posts", "facebook")
    assert post["kind"] == "page"
    assert post["pictures"][0]["url"].startswith("saved:")
