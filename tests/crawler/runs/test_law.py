"""Which accounts the law keeps us from."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import Settings, load_settings
from crawler.model.account import AccountKind
from crawler.model.outcome import Outcome
from crawler.runs.law import refusal_of_law, why_not_counted
from tests.builders import NOW, make_account
from tests.homes import make_home

DONE = "[privacy]\nnotice_on = 2026-01-15\nmeeting_on = 2026-02-10\n"


def settings(tmp_path: Path, state: str, privacy: str = "") -> Settings:
    """Give the settings of a district in a state."""
    home = make_home(tmp_path / "home")
    file = home / "district.toml"
    text = file.read_text("utf-8")
    file.write_text(f'state = "{state}"\n' + text.replace("[[", f"{privacy}[[", 1), "utf-8")
    return load_settings(home, {})


@pytest.mark.parametrize("state", ["MN", "WI", "MA", "TX", "IL", "NY", "OR"])
@pytest.mark.parametrize("kind", list(AccountKind))
def test_stays_silent_elsewhere(tmp_path: Path, state: str, kind: AccountKind) -> None:
    assert refusal_of_law(make_account(kind=kind), settings(tmp_path, state), NOW) is None


@pytest.mark.parametrize("kind", list(AccountKind))
def test_in_california_nothing_is_read_before_notice(tmp_path: Path, kind: AccountKind) -> None:
    visit = refusal_of_law(make_account(kind=kind), settings(tmp_path, "CA"), NOW)

    assert visit is not None
    assert visit.outcome is Outcome.FORBIDDEN


@pytest.mark.parametrize("kind", list(AccountKind))
def test_in_california_pupils_own_accounts_are_never_read(
    tmp_path: Path, kind: AccountKind
) -> None:
    visit = refusal_of_law(make_account(kind=kind), settings(tmp_path, "CA", DONE), NOW)

    assert (visit is not None) is (kind is AccountKind.STUDENT)


def test_a_district_may_leave_people_uncounted_by_itself(tmp_path: Path) -> None:
    said = settings(tmp_path, "MN", "[privacy]\ncount_people = false\n")

    assert why_not_counted(said) == "district.toml says count_people = false"
