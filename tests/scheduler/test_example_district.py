"""The example district from end to end: the real commands against the pretend internet."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.plan import iso_week
from tests.postgres import Server, postgres
from tests.scheduler.commands import Row, Said, exported, rollcall
from tests.world.home import example_home
from tests.world.server import Logged, running_world

__all__ = ["postgres"]

_CENTRAL = "America/Chicago"
_CLOSED_TO_US = {
    ("facebook", "HeronLakePublicSchools"),
    ("instagram", "heronlakeschools"),
    ("twitter", "HeronLakeHLPS"),
}
_FOUND_CLOSED = {
    ("facebook", "EastviewHeronsWrestling"),
    ("instagram", "eastviewhigh_heronlake"),
    ("twitter", "WestbrookHSHLPS"),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One sweep, and what stood in the store after it."""

    said: Said
    findings: list[Row]
    visits: list[Row]
    asked: tuple[Logged, ...]

    def spoken(self) -> set[tuple[str, str]]:
        """Give rule and handle of every finding that is open."""
        return {(f["rule_id"], _name(f)) for f in self.findings if f["state"] == "open"}

    def outcomes(self) -> dict[str, str]:
        """Give the outcome of each account's visit in this sweep."""
        latest = max(visit["sweep_id"] for visit in self.visits)
        return {_name(v): v["outcome"] for v in self.visits if v["sweep_id"] == latest}


@dataclass(frozen=True, slots=True)
class Story:
    """Three sweeps: the first, one with nothing changed, and one a week later."""

    home: Path
    imported: Said
    first: Round
    again: Round
    later: Round
    leads: list[Row]
    digests: tuple[str, str]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Run the story once for all tests of this module."""
    folder = tmp_path_factory.mktemp("heron-lake")
    now = datetime.now(UTC)
    with running_world(now) as world:
        home = example_home(folder, world.port)
        imported = rollcall("register", "import", home / "register.csv", home=home)

        def swept() -> Round:
            world.clear_log()
            said = rollcall("sweep", home=home)
            return Round(
                said, exported(home, "findings"), exported(home, "visits"), world.requests()
            )

        first, leads = swept(), exported(home, "leads")
        assert rollcall("digest", home=home).code == 0
        again = swept()
        world.advance()
        later = swept()
        week = iso_week(now + timedelta(days=7), _CENTRAL)
        done = rollcall("digest", "--week", week, "--folder", home / "looked-at", home=home)
        assert done.code == 0, done.err
        digests = (_digest(home / "outbox", "technology"), _digest(home / "looked-at"))
        yield Story(home, imported, first, again, later, leads, digests)


def _name(row: Row) -> str:
    """Name an account without what differs from run to run."""
    return str(row["handle"]).removesuffix("@mastodon.localhost").removesuffix(".localhost")


def _digest(folder: Path, role: str = "communications") -> str:
    """Give the text of one recipient's digest, its lines joined."""
    (file,) = folder.rglob(f"*-weekly-{role}-*.eml")
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    return re.sub("[\u2060\u200b]", "", " ".join(str(body.get_content()).split()))


# What must stay silent.


@pytest.mark.parametrize(
    "handle",
    [
        pytest.param("heronfans", id="a fan page that says so"),
        pytest.param("heronwatch.example", id="a critic"),
        pytest.param("not_heronlake", id="a parody"),
        pytest.param("jordanvale.example", id="a teacher's own profile"),
        pytest.param("boosters", id="boosters with a permission for the logo"),
        pytest.param("classporch", id="an approved tool"),
        pytest.param("otterlakeschools", id="another district"),
        pytest.param("pinepointparents", id="a parents' group"),
        pytest.param("heronherald", id="a student newspaper"),
        pytest.param("heronlake", id="the district's own site"),
        pytest.param("eastview", id="a school's own site"),
        pytest.param("hlps", id="the district's own account"),
    ],
)
def test_nothing_is_said_of(story: Story, handle: str) -> None:
    seen = [story.first, story.again, story.later]

    assert [rule for one in seen for rule, name in one.spoken() if name == handle] == []


def test_a_team_out_of_season_is_not_dormant(story: Story) -> None:
    assert ("dormant-account", "otterswim") not in story.first.spoken()
    assert ("dormant-account", "herons-football") not in story.first.spoken()


def test_a_team_with_a_permission_may_show_the_logo(story: Story) -> None:
    assert {rule for rule, name in story.first.spoken() if name == "herons-football"} == set()


# What must be said.


@pytest.mark.parametrize(
    ("rule", "handle"),
    [
        pytest.param("logo-without-permission", "heronoutfitters", id="logo_use: a shop"),
        pytest.param("logo-without-permission", "otterboosters", id="logo_use: a flyer"),
        pytest.param("team-logo-permission-missing", "otterswim", id="logo_use: a team"),
        pytest.param(
            "unauthorised-official-claim", "eastviewupdates.example", id="official_capacity"
        ),
        pytest.param("dormant-account", "robotics", id="dormancy"),
        pytest.param("unregistered-account", "eastviewgirlsbasketball", id="unregistered: a team"),
        pytest.param("unregistered-account", "westbrooktheatre.example", id="unregistered: a club"),
        pytest.param(
            "unregistered-account", "EastviewHeronsWrestling", id="unregistered: by its link alone"
        ),
        pytest.param("permission-expired", "otterboosters", id="register_gap: permission"),
        pytest.param("administrator-left", "robotics", id="register_gap: administrator"),
        pytest.param("one-administrator", "westbrook", id="register_gap: a single one"),
        pytest.param("opened-with-outside-address", "community", id="register_gap: address"),
        pytest.param("approval-missing", "community", id="register_gap: approval"),
    ],
)
def test_it_is_said(story: Story, rule: str, handle: str) -> None:
    assert (rule, handle) in story.first.spoken()


def test_every_finding_says_why_where_and_under_which_clause(story: Story) -> None:
    for finding in story.first.findings:
        sighting = finding["sighting"]
        assert finding["clauses"]
        assert finding["action"]
        assert sighting["why"]
        assert sighting["link"] or sighting["spans"] or sighting["place"] == "register"


def test_the_shop_is_shown_with_the_region_of_the_mark(story: Story) -> None:
    found = [f for f in story.first.findings if _name(f) == "heronoutfitters"]

    assert {f["sighting"]["anchor"].partition(":")[0] for f in found} == {"avatar", "post"}
    assert all(region["box"] for f in found for region in f["sighting"]["regions"])


# Register, visits, leads, coverage.


def test_the_import_counts_what_it_saved(story: Story) -> None:
    assert story.imported.code == 0
    assert "21 accounts saved: 21 new, 0 changed, 0 unchanged." in story.imported.out


def test_what_can_be_read_was_read_and_the_rest_says_why(story: Story) -> None:
    outcomes = story.first.outcomes()
    closed = {handle for _, handle in _CLOSED_TO_US | _FOUND_CLOSED}

    assert {name for name, how in outcomes.items() if how == "needs_credentials"} == closed
    assert {how for name, how in outcomes.items() if name not in closed} == {"seen"}
    for visit in story.first.visits:
        assert (visit["outcome"] == "seen") == (not visit["reason"] and not visit["fix"])


def test_the_sweep_sums_up(story: Story) -> None:
    assert story.first.said.code == 0
    assert "21 of 27 accounts checked (21 seen, 6 needs_credentials)." in story.first.said.out, (
        story.first.said
    )
    assert "19 findings are open, 19 of them new." in story.first.said.out
    assert story.first.said.err == ""


def test_leads_come_from_pages_that_speak_for_the_district_only(story: Story) -> None:
    names = {_name(lead) for lead in story.leads}
    pages = " ".join(lead["seen_on"] for lead in story.leads)

    assert {"eastviewgirlsbasketball", "WestbrookHSHLPS", "westbrooktheatre.example"} <= names
    assert names.isdisjoint({"hlps", "HeronLakeHLPS", "UCheronlakeschools000001"})
    assert "heronfans" not in pages


@pytest.mark.parametrize(
    "stranger",
    ["not_heronlake", "heronwatch", "otterlakeschools", "classporch"],
)
def test_of_a_stranger_that_our_pages_name_nothing_is_kept(story: Story, stranger: str) -> None:
    kept = [*story.leads, *exported(story.home, "accounts"), *exported(story.home, "posts")]

    assert [row for row in kept if stranger in str(row["handle"])] == []


def test_the_digest_names_every_account_that_could_not_be_read(story: Story) -> None:
    text = story.digests[0]

    assert "21 of 27 accounts checked" in text
    for platform in ("Facebook", "Instagram", "X (Twitter)"):
        assert f"Heron Lake Public Schools ({platform})" in text
    for _, handle in _FOUND_CLOSED:
        assert f"@{handle} (" in text
    assert "Facebook shows pages to programs only with a token. None was ever read." in text
    assert text.count("What would change that:") == 3


# Nothing changed.


def test_an_unchanged_week_is_all_unchanged(story: Story) -> None:
    before, after = story.first.outcomes(), story.again.outcomes()

    seen = {name for name, how in before.items() if how == "seen"}
    assert {name: how for name, how in after.items() if how == "seen"} == {}
    assert {name for name, how in after.items() if how == "unchanged"} == seen


def test_an_unchanged_week_is_asked_for_conditionally(story: Story) -> None:
    asked = [entry for entry in story.again.asked if entry.path != "/robots.txt"]

    assert [entry for entry in asked if not entry.conditional] == []
    assert {entry.status for entry in asked} == {304}
    assert sum(entry.body_bytes for entry in asked) == 0


def test_an_unchanged_week_finds_the_same(story: Story) -> None:
    assert story.again.spoken() == story.first.spoken()
    assert ", 0 of them new." in story.again.said.out


def test_nobody_is_asked_for_what_robots_txt_closes(story: Story) -> None:
    asked = [*story.first.asked, *story.again.asked, *story.later.asked]

    closed = ("/private/", "/search", "/board/drafts/")
    assert [e.path for e in asked if e.host == "heronlake.localhost" and closed_by(e, closed)] == []
    assert {entry.agent.partition("/")[0] for entry in asked} == {"Rollcall"}
    assert all("communications@heronlake.example" in entry.agent for entry in asked)
    assert {entry.cookie for entry in asked} == {None}


def closed_by(entry: Logged, paths: tuple[str, ...]) -> bool:
    """Say whether one of these paths covers what was asked."""
    return entry.path.startswith(paths)


# A week later.


def test_a_week_later_what_changed_is_read_anew(story: Story) -> None:
    outcomes = story.later.outcomes()

    changed = {name for name, how in outcomes.items() if how == "seen"}
    assert changed == {"heronlake", "hlps", "boosters", "heronoutfitters"}
    assert outcomes["schools.heronlake.example"] == "renamed"
    assert outcomes["heronherald"] == "unreachable"


def test_a_renamed_account_is_followed_and_its_old_name_is_no_new_account(story: Story) -> None:
    handles = {_name(row) for row in exported(story.home, "accounts")}

    assert "schools.heronlake.example" in handles
    assert "news.heronlake.example" not in handles


def test_a_logo_taken_down_is_resolved_and_the_one_still_there_is_not(story: Story) -> None:
    of_shop = [f for f in story.later.findings if _name(f) == "heronoutfitters"]

    states = {f["sighting"]["anchor"].partition(":")[0]: f["state"] for f in of_shop}
    assert states == {"avatar": "resolved", "post": "open"}


def test_a_site_that_is_gone_once_is_not_called_gone(story: Story) -> None:
    latest = [v for v in story.later.visits if _name(v) == "heronherald"][-1]

    assert "said 1 of 3 times" in latest["reason"]
    assert latest["fix"]


def test_the_next_weeks_digest_says_what_changed(story: Story) -> None:
    before, after = story.digests

    assert "This is the first digest" in before
    assert "This is the first digest" not in after
    assert "1 resolved, 12 still there since the last digest" in after
    assert "20 accounts checked, 1 fewer than then." in after
    assert "The Heron Herald (Blog)" in after


# The same on PostgreSQL.


def test_the_example_district_on_postgresql(tmp_path: Path, postgres: Server) -> None:
    url = postgres.url(postgres.make_database())
    with running_world(datetime.now(UTC)) as world:
        home = example_home(tmp_path, world.port)
        steps = (
            ("register", "import", home / "register.csv"),
            ("sweep",),
            ("digest", "--folder", home / "digests"),
        )
        said = [rollcall(*step, home=home, ROLLCALL_STORE_URL=url) for step in steps]

    findings = exported(home, "findings", ROLLCALL_STORE_URL=url)

    assert [one.code for one in said] == [0, 0, 0], said
    assert "21 of 27 accounts checked (21 seen, 6 needs_credentials)." in said[1].out
    assert len(findings) == 19
    assert "21 of 27 accounts checked" in _digest(home / "digests")
    assert not (home / "rollcall.db").exists()
