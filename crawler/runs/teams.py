"""How the accounts of a school's teams stand, from what was read and what the register says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from config.policy import Pack
from config.settings import Settings
from crawler.detectors.dormancy import Params, measured, stand
from crawler.detectors.orphaned import Params as OrphanedParams
from crawler.detectors.orphaned import is_idle, orphaned_on
from crawler.judge import bind
from crawler.model.account import Account, Unit, UnitKind
from crawler.model.case import Case, District, LeadState
from crawler.model.life.families import Team, families
from crawler.model.life.holders import hold_of
from crawler.model.life.silence import State
from crawler.model.life.upkeep import Advice, Upkeep, advise
from crawler.model.staff import with_leavers
from crawler.runs.tools import district_for
from crawler.store.accounts import load_accounts
from crawler.store.leads import leads_of_accounts
from crawler.store.posts import remembered_posts
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots

_REMEMBERED = 120
"""So many posts show the last seasons; a whole school is looked at in one go."""


@dataclass(frozen=True, slots=True)
class Advised:
    """One account with what is proposed for it."""

    upkeep: Upkeep
    advice: Advice


@dataclass(frozen=True, slots=True)
class School:
    """A school and all accounts that are its own or its teams', each with a proposal."""

    unit: Unit
    accounts: tuple[Advised, ...]


def schools_now(
    session: Session, settings: Settings, pack: Pack, district_id: int, now: datetime
) -> tuple[School, ...]:
    """Give every school with its accounts, registered and found, in the district's order."""
    district = district_for(session, settings, district_id)
    accounts = [
        with_leavers(account, district.staff)
        for account in load_accounts(session, district_id, include_closed=True)
    ]
    groups = {one.id: team for team, some in families(accounts, district) for one in some}
    kept = [one for one in accounts if school_of(one, groups.get(one.id), district) is not None]
    upkeeps = _upkeeps(session, (kept, groups), district, _params(pack), now)
    by_school: dict[int, list[Upkeep]] = defaultdict(list)
    for upkeep in upkeeps:
        school = school_of(upkeep.account, upkeep.team, district)
        if school is not None:
            by_school[school.id].append(upkeep)
    return tuple(
        School(unit, tuple(_advised(by_school[unit.id], now)))
        for unit in district.units
        if unit.kind is UnitKind.SCHOOL
    )


def school_of(account: Account, team: Team | None, district: District) -> Unit | None:
    """Give the school that an account belongs to: by its team's, else by its unit."""
    if team is not None and team.school_id is not None:
        return district.unit(team.school_id)
    unit = account.unit
    for _ in district.units:
        if unit is None or unit.kind is UnitKind.SCHOOL:
            return unit
        unit = district.unit(unit.parent_id) if unit.parent_id is not None else None
    return None


def _params(pack: Pack) -> Params:
    """Give how much silence the district's own rule allows, else the usual."""
    for rule in pack.rules:
        if rule.detector == "dormancy" and rule.status == "active":
            params = bind(rule).params
            if isinstance(params, Params):
                return params
    return Params(default_quiet_days=400, factor=2.0)


def _upkeeps(
    session: Session,
    known: tuple[Sequence[Account], dict[int, Team]],
    district: District,
    params: Params,
    now: datetime,
) -> list[Upkeep]:
    accounts, groups = known
    ids = [account.id for account in accounts]
    snapshots = latest_snapshots(session, ids, limit=2)
    remembered = remembered_posts(session, ids, limit=_REMEMBERED)
    leads = leads_of_accounts(session, district.id, ids)
    found = []
    for account in accounts:
        shown = snapshots.get(account.id, ())
        case = Case(
            account=account,
            district=district,
            now=now,
            snapshot=shown[0] if shown else None,
            past=shown[1:],
            remembered=remembered.get(account.id, ()),
        )
        said = [lead.state for lead in leads.get(account.id, ())]
        found.append(_upkeep(case, groups.get(account.id), params, said))
    return found


def _upkeep(case: Case, team: Team | None, params: Params, said: Sequence[LeadState]) -> Upkeep:
    life, silence = stand(case, params)
    idle = is_idle(case, OrphanedParams().idle_days)
    least = OrphanedParams().least_score
    return Upkeep(
        account=case.account,
        state=silence.state,
        hold=hold_of(case.account, case.district, case.now.date(), idle=idle),
        team=team,
        last_at=life.last.at if life.last else None,
        followers=case.snapshot.followers if case.snapshot else None,
        orphaned_on=orphaned_on(case, least, idle=idle) if case.account.registered else None,
        missed=silence.missed,
        said=next((one for one in said if one is not LeadState.OPEN), None),
        unclear=silence.unclear,
        because=measured(silence, params) if silence.state is State.DORMANT else None,
    )


def _advised(some: Sequence[Upkeep], now: datetime) -> list[Advised]:
    found = []
    for one in some:
        others = [
            other
            for other in some
            if other is not one
            and other.team == one.team
            and one.team is not None
            and other.account.platform == one.account.platform
        ]
        found.append(Advised(one, advise(one, others, now.date())))
    return found
