"""A name that is on the list already never reaches the database, by whichever way it comes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.key_file import Keys, write_keys
from crawler.model.account import Account
from crawler.model.opt_out.listed import hash_name, key_name
from crawler.model.opt_out.names import variants
from crawler.model.snapshot import Picture, Snapshot
from crawler.runs.discovering import discover
from crawler.runs.fetching import Logbook
from crawler.runs.tools import open_tools
from crawler.store.accounts import save_account
from crawler.store.leads import open_leads
from crawler.store.opt_outs import add_opt_outs
from crawler.store.snapshots import latest_snapshots
from crawler.store.sweeps import record_visits, start_sweep
from scheduler.jobs.capturing import take
from scheduler.jobs.home import Home, open_home
from tests.builders import NOW, make_account, make_post, make_snapshot
from tests.crawler.store.records import make_visit
from tests.homes import make_home
from tests.invented_names import FERN, KEY

SAID = "Fern Inventine drew our winter card."
MASKED = "▮▮▮ drew our winter card."


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Open an installation on whose list one child stands."""
    folder = make_home(tmp_path / "home")
    write_keys(folder / "rollcall.key", Keys(b"v" * 32, (KEY,)))
    with open_home(folder, {}) as opened:
        hashes = {hash_name(form, (KEY,)) for form in variants(FERN)}
        with opened.store.begin() as session:
            add_opt_outs(session, opened.district_id, hashes, key_name((KEY,)), NOW)
        yield opened


def naming() -> Snapshot:
    """Give an account of ours that names her wherever it can."""
    post = make_post(text=SAID, title=SAID, pictures=(Picture("https://p.example/1.png", SAID),))
    return make_snapshot(
        bio=SAID,
        posts=(post,),
        links=("https://www.instagram.com/eastviewart", "https://x.example/fern-inventine"),
        profile_url="https://herons.example/fern-inventine/",
        external_urls=("https://x.example/fern-inventine",),
    )


def swept(home: Home) -> tuple[int, int]:
    """Give the number of an account, and that of a sweep over it."""
    account: Account = make_account(id=0, unit=None)
    with home.store.begin() as session:
        number = save_account(session, home.district_id, account)
        return number, start_sweep(session, home.district_id, [number], NOW, "a sweep")


def bytes_of(home: Home) -> bytes:
    """Give all that the database holds."""
    home.store.close()
    return b"".join(file.read_bytes() for file in home.folder.glob("rollcall.db*"))


def test_what_a_visit_saw_is_written_down_without_it(home: Home) -> None:
    number, sweep_id = swept(home)

    with open_tools(home.folder) as tools:
        book = Logbook(tools, sweep_id, lambda _: None)
        book.add(make_visit(number, snapshot=naming()))
        book.flush()

    with home.store.read() as session:
        (snapshot,) = latest_snapshots(session, [number])[number]
    (post,) = snapshot.posts
    assert (snapshot.bio, post.title, post.text) == (MASKED, MASKED, MASKED)
    assert [picture.alt for picture in post.pictures] == [MASKED]
    assert post.withheld == 3
    assert b"nventine" not in bytes_of(home)


def test_a_lead_does_not_say_it_by_where_it_was_seen(home: Home) -> None:
    number, sweep_id = swept(home)
    with home.store.begin() as session:
        record_visits(session, sweep_id, [make_visit(number, snapshot=naming())])

    with open_tools(home.folder) as tools:
        discover(tools, sweep_id, lambda _: None)

    with home.store.read() as session:
        leads = open_leads(session, home.district_id)
    assert [(lead.handle, lead.seen_on) for lead in leads] == [
        ("eastviewart", "https://herons.example/")
    ]


def test_nor_does_what_a_person_saved(home: Home) -> None:
    site = make_account(
        id=0, unit=None, platform="blog", handle="herons.example", url="https://herons.example/"
    )
    with home.store.begin() as session:
        save_account(session, home.district_id, site)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Herons", "description": SAID}
    feed["items"] = [{"id": "1", "content_text": SAID}]  # type: ignore[assignment]
    file = home.folder.parent / "feed.json"
    file.write_text(json.dumps(feed))

    taken = take(home, file, "blog:herons.example", NOW, lambda _: None)

    assert taken.posts == 1
    assert b"nventine" not in bytes_of(home)
