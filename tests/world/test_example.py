"""The example district's files and the pretend internet agree."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from config.settings import load_settings
from tests.world.asking import get
from tests.world.home import EXAMPLE, example_home
from tests.world.marks import MARKS
from tests.world.server import World


def _rows() -> list[dict[str, str]]:
    with (EXAMPLE / "register.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _on_white(image: Image.Image) -> Image.Image:
    page = Image.new("RGBA", image.size, "white")
    page.alpha_composite(image)
    return page.convert("L")


def test_the_settings_of_a_home_on_another_port_load(world: World, tmp_path: Path) -> None:
    settings = load_settings(example_home(tmp_path, world.port), {})

    assert settings.district.home_page == world.url("heronlake")
    assert settings.platforms["bluesky"].base_url == world.url("bluesky").rstrip("/")
    assert f":{world.port}/" in (tmp_path / "register.csv").read_text("utf-8")


def test_the_settings_allow_every_host_that_the_register_needs(tmp_path: Path) -> None:
    settings = load_settings(example_home(tmp_path, 1), {})

    hosts = {row["Site URL"].split("/")[2].partition(":")[0] for row in _rows()}
    local = {host for host in hosts if host.endswith(".localhost")}

    assert local <= set(settings.sweep.allow_hosts)


def test_every_registered_site_is_there(world: World) -> None:
    rows = [row for row in _rows() if row["Platform"] in {"website", "blog"}]

    statuses = [get(world, row["Site URL"].split("/")[2].partition(":")[0]).status for row in rows]

    assert set(statuses) == {200}


@pytest.mark.parametrize(
    ("platform", "host", "path"),
    [
        ("mastodon", "mastodon", "/api/v1/accounts/lookup?acct="),
        ("bluesky", "bluesky", "/xrpc/app.bsky.actor.getProfile?actor="),
        ("youtube", "youtube", "/feeds/videos.xml?channel_id="),
    ],
)
def test_every_registered_account_is_there(
    world: World, platform: str, host: str, path: str
) -> None:
    rows = [row for row in _rows() if row["Platform"] == platform]

    names = [row["Site URL"].rpartition("/")[2].removeprefix("@") for row in rows]
    statuses = [get(world, host, path + name).status for name in names]

    assert names
    assert set(statuses) == {200}


def test_the_register_holds_accounts_that_no_one_can_read_without_a_key() -> None:
    assert {"facebook", "instagram", "twitter"} <= {row["Platform"] for row in _rows()}


@pytest.mark.parametrize("stem", sorted(MARKS))
def test_the_committed_marks_are_the_ones_that_the_script_draws(stem: str) -> None:
    with Image.open(EXAMPLE / "marks" / f"{stem}.png") as committed:
        drawn = _on_white(MARKS[stem]())
        difference = ImageChops.difference(_on_white(committed.convert("RGBA")), drawn)

    bright = sum(1 for value in difference.tobytes() if value > 60)
    assert bright < difference.width * difference.height * 0.02


def test_the_marks_are_small_files_of_their_own() -> None:
    files = sorted((EXAMPLE / "marks").iterdir())

    hashes = {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    assert len(hashes) == len(MARKS) == len(files)
    assert max(file.stat().st_size for file in files) < 20_000
