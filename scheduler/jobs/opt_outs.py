"""The opt-out list: brought in from a sheet, one name more or less, a new key, wiped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from config.key_file import Keys, new_key, write_keys
from crawler.model.opt_out.listed import hash_name, key_name, rehash, unopened
from crawler.model.opt_out.names import PersonName, variants
from crawler.model.opt_out.withholding import (
    withhold,
    withhold_lead,
    withhold_lines,
    withhold_post,
    withhold_sighting,
)
from crawler.register.opt_out_sheet import OptOutPlan, read_opt_outs
from crawler.register.sheet import read_sheet
from crawler.store.opt_outs import (
    add_opt_outs,
    compact,
    count_opt_outs,
    load_opt_outs,
    rekey_opt_outs,
    remove_opt_outs,
    stored_opt_outs,
    wipe_opt_outs,
)
from crawler.store.session import Session
from crawler.store.withholding import Scrub, scrub_district
from reports.lists.words import counted
from scheduler.jobs.home import Home


class NoListError(Exception):
    """There is no opt-out list, or no key that opens it; the text says what to do."""


class UnlikelyNameError(Exception):
    """What was entered is no name; the text does not repeat it."""


@dataclass(frozen=True, slots=True)
class OptOutOrder:
    """`everybody`: each row of the sheet opted out. `dry_run` saves nothing; `partial` saves the
    good rows although others are refused.
    """

    everybody: bool = False
    dry_run: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class OptOutOutcome:
    """What an import came to: `fresh` forms of names are new; from `cleaned` records of what was
    read before names were taken out. `refused`: nothing was saved because of the sheet.
    """

    plan: OptOutPlan
    fresh: int = 0
    cleaned: int = 0
    refused: bool = False
    dry_run: bool = False

    def sentence(self) -> str:
        """Say it in one sentence; never whom it is about."""
        if self.refused:
            cells = counted(len(self.plan.problems), "cell")
            return f"Nothing was saved: {cells} to be mended first (or say --partial)."
        done = f"{self.plan.people} opted out, {self.plan.others} did not"
        if self.dry_run:
            return f"Dry run, nothing was saved: {done}."
        return (
            f"{done}. New on the list: {counted(self.fresh, 'form')} of names; cleaned of them: "
            f"{counted(self.cleaned, 'record')}. Who is not in the sheet stays on the list."
        )


@dataclass(frozen=True, slots=True)
class ListState:
    """How the list stands: `hashes` in all, of these `unopened` that the key file has no key for;
    `rotations` of the key.
    """

    hashes: int
    unopened: int
    rotations: int


def import_opt_outs(home: Home, file: Path, now: datetime, order: OptOutOrder) -> OptOutOutcome:
    """Add those who opted out by a sheet (CSV, XLSX). Raises SheetError, ProblemsError."""
    plan = read_opt_outs(read_sheet(file.name, file.read_bytes()), everybody=order.everybody)
    refused = bool(plan.problems) and not order.partial
    if order.dry_run or refused:
        return OptOutOutcome(plan, refused=refused and not order.dry_run, dry_run=order.dry_run)
    fresh, cleaned = _add(home, plan.names, now)
    return OptOutOutcome(plan, fresh, cleaned)


def add_name(home: Home, name: PersonName, now: datetime) -> int:
    """Add one person; gives how many forms of the name are new. Raises UnlikelyNameError."""
    return _add(home, _forms(name), now)[0]


def remove_name(home: Home, name: PersonName) -> int:
    """Take one person off; gives how many forms of the name were there. Somebody else of the same
    name is taken off too: nobody can tell them apart here. Raises UnlikelyNameError.
    """
    keys, forms = home.keys.opt_out, _forms(name)
    chains = [keys[:number] for number in range(1, len(keys) + 1)]
    hashes = {hash_name(form, chain) for form in forms for chain in chains}
    with home.store.begin() as session:
        return remove_opt_outs(session, home.district_id, hashes)


def rotate_key(home: Home) -> int:
    """Bring the list under a further key, without anybody's name; gives how many hashes there are.

    The key is written down before the list is changed: an interruption loses nothing. Raises
    NoListError.
    """
    keys = home.keys
    if not keys.opt_out:
        raise NoListError("There is no opt-out list yet. Run `rollcall optouts import FILE` first.")
    key = new_key()
    write_keys(home.settings.key_file, replace(keys, opt_out=(*keys.opt_out, key)))
    with home.store.begin() as session:
        _rekey(home, session, keys, key)
        count = count_opt_outs(session, home.district_id)
    compact(home.store)
    return count


def wipe_list(home: Home) -> int:
    """Take the whole list away, and its keys: a copy of the database that is left somewhere cannot
    be asked any more. Gives how many hashes there were.
    """
    with home.store.begin() as session:
        count = wipe_opt_outs(session, home.district_id)
    write_keys(home.settings.key_file, replace(home.keys, opt_out=()))
    compact(home.store)
    return count


def list_state(home: Home) -> ListState:
    """Say how the list stands."""
    keys = home.keys.opt_out
    with home.store.read() as session:
        stored = stored_opt_outs(session, home.district_id)
    count = sum(map(len, stored.values()))
    return ListState(count, unopened(keys, stored), max(0, len(keys) - 1))


def _forms(name: PersonName) -> frozenset[str]:
    forms = variants(name)
    if not forms:
        raise UnlikelyNameError("A given name and a family name are needed, two letters each.")
    return forms


def _add(home: Home, names: frozenset[str], now: datetime) -> tuple[int, int]:
    keys = _keys_for_adding(home)
    hashes = {hash_name(name, keys) for name in names}
    with home.store.begin() as session:
        fresh = add_opt_outs(session, home.district_id, hashes, key_name(keys), now)
        listed = load_opt_outs(session, home.district_id, keys)
        scrub = Scrub(
            snapshot=partial(withhold, listed=listed),
            post=partial(withhold_post, listed=listed),
            sighting=partial(withhold_sighting, listed=listed),
            lead=partial(withhold_lead, listed=listed),
            lines=partial(withhold_lines, listed=listed),
        )
        cleaned = scrub_district(session, home.district_id, scrub)
    if cleaned:
        compact(home.store)
    return fresh, cleaned


def _keys_for_adding(home: Home) -> tuple[bytes, ...]:
    keys = home.keys
    if not keys.opt_out:
        keys = replace(keys, opt_out=(new_key(),))
        write_keys(home.settings.key_file, keys)
    return keys.opt_out


def _rekey(home: Home, session: Session, keys: Keys, key: bytes) -> None:
    """Bring every hash to the newest key; those that an interrupted rotation left behind too."""
    chain = (*keys.opt_out, key)
    for number in range(1, len(chain)):
        names = key_name(chain[:number]), key_name(chain[: number + 1])
        step = partial(rehash, key=chain[number])
        rekey_opt_outs(session, home.district_id, names, step)
