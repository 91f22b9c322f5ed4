"""Judge what a sweep brought: pictures looked at, detectors run, findings kept; resumable."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from config.policy import find_pack, load_pack
from crawler.judge import BoundRule, bind
from crawler.line.judging import Judgement, Material, case_of, judgements_of, pictures_of
from crawler.line.setting_aside import is_found
from crawler.line.standing import stands_until
from crawler.model.case import Case, District
from crawler.model.events import Events
from crawler.model.grants import Grant
from crawler.model.image import ImageFacts
from crawler.perception.face_model import PEOPLE
from crawler.perception.look import Eyes
from crawler.perception.plan_model import PLANS
from crawler.perception.plans import PlanEye
from crawler.perception.text_eye import TextEye
from crawler.perception.text_model import WORDS
from crawler.runs.experience import with_experience
from crawler.runs.grounds import grounds
from crawler.runs.keeping_small import body_of, keep_small
from crawler.runs.law import why_not_counted
from crawler.runs.leaving_alone import leave_strangers
from crawler.runs.looking import open_eyes_of
from crawler.runs.looking_for_plans import with_plans
from crawler.runs.materials import load_materials
from crawler.runs.reading_pictures import with_words
from crawler.runs.rereading import reread
from crawler.runs.tools import Report, Tools, chunks, clock, district_for, open_tools
from crawler.store.events import load_events
from crawler.store.findings import record_findings, with_findings
from crawler.store.grants import load_grants
from crawler.store.images import known_facts, save_facts
from crawler.store.judgements import Ground, forget_judgements, note_judgements
from crawler.store.session import Session
from crawler.store.sweeps import forget_judgement, mark_judged, sweep_district, unjudged

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Bench:
    """What lies on the judge's bench during one run. `grounds` names for each account what its
    judgement will have stood on.
    """

    tools: Tools
    sweep_id: int
    district: District
    rules: tuple[BoundRule, ...]
    eyes: Eyes
    text: TextEye
    plans: PlanEye
    now: datetime
    grounds: Mapping[int, str]
    grants: tuple[Grant, ...]
    events: Events


def judge_sweep(said: Namespace, report: Report) -> None:
    """Judge the accounts of sweep `said.argument` that were visited; with `said.again` all of them
    once more.
    """
    sweep_id = int(said.argument)
    with open_tools(said.home) as tools:
        if said.again:
            with tools.store.begin() as session:
                district_id = sweep_district(session, sweep_id)
                forget_judgement(session, sweep_id)
                waiting = unjudged(session, sweep_id)
            reread(tools, district_id, waiting)
        judge(tools, sweep_id, report)


def judge(tools: Tools, sweep_id: int, report: Report) -> None:
    """Judge the accounts of the sweep that were visited and not judged since."""
    with tools.store.read() as session:
        waiting = unjudged(session, sweep_id)
        district_id = sweep_district(session, sweep_id)
        district = with_experience(session, district_for(session, tools.settings, district_id))
        ground = grounds(tools, session, district_id, waiting)
        grants, events = load_grants(session, district_id), load_events(session, district_id)
    report({"event": "planned", "accounts": len(waiting)})
    rules = rules_of(tools)
    needed = {eye for rule in rules for eye in rule.detector.EYES}
    left = why_not_counted(tools.settings) if PEOPLE in needed else None
    people = PEOPLE in needed and left is None
    with (
        open_eyes_of(tools, people=people) as eyes,
        TextEye(wanted=WORDS in needed) as text,
        PlanEye(wanted=PLANS in needed) as plans,
    ):
        blind = {PEOPLE: eyes.blind or left, WORDS: text.blind}
        for eye in filter(blind.get, blind):
            report({"event": "blind", "eye": eye, "reason": blind[eye]})
        bench = Bench(
            tools, sweep_id, district, rules, eyes, text, plans, clock(), ground, grants, events
        )
        for ids in chunks(waiting, _AT_ONCE):
            _judge_some(bench, ids)
            report({"event": "judged", "accounts": len(ids)})


def rules_of(tools: Tools) -> tuple[BoundRule, ...]:
    """Give the active rules of the district's pack, each bound to its detector."""
    packs = tools.settings.home / "packs"
    pack = load_pack(find_pack(tools.settings.district.policy, packs))
    return tuple(bind(rule) for rule in pack.rules if rule.status == "active")


def _judge_some(bench: Bench, ids: Sequence[int]) -> None:
    with bench.tools.store.read() as session:
        materials = load_materials(session, bench.district, bench.sweep_id, ids)
    seen = _look(bench, materials)
    read = with_words(bench.tools, bench.text, bench.district.id, materials, seen)
    facts = with_plans(bench.tools, bench.plans, materials, read)
    keep_small(bench.tools, facts.values())
    judgements: list[Judgement] = []
    stood: list[Ground] = []
    cases = [_case(bench, material, facts) for material in materials]
    for material, case in zip(materials, cases, strict=True):
        judgements += judgements_of(case, bench.rules, material.missing)
        stood += _stood_on(bench, material, case)
    with bench.tools.store.begin() as session:
        had = with_findings(session, ids)
        for judgement in judgements:
            if judgement.findings or judgement.account_id in had:
                _record(session, bench, judgement)
        forget_judgements(session, ids)
        note_judgements(session, bench.district.id, stood, bench.now)
        mark_judged(session, bench.sweep_id, ids, bench.now)
    found = [case for case in cases if is_found(case.account)]
    leave_strangers(bench.tools, bench.district, found, bench.now)


def _case(bench: Bench, material: Material, facts: Mapping[str, ImageFacts]) -> Case:
    case = case_of(material, facts, bench.district, bench.now)
    return replace(case, grants=bench.grants, events=bench.events)


def _stood_on(bench: Bench, material: Material, case: Case) -> Iterator[Ground]:
    """Give what the judgement on one account stood on, when it may be relied on: the account was
    read, and every picture was looked at that can be.
    """
    ground = bench.grounds.get(material.account.id)
    if ground is None or material.snapshot is None or _unseen(bench, material, case):
        return
    holds_until = stands_until(case, bench.rules)
    if holds_until is None or holds_until > bench.now:
        yield Ground(material.account.id, ground, holds_until)


def _unseen(bench: Bench, material: Material, case: Case) -> bool:
    """Say whether a picture was captured that nobody looked at, though there are marks to look
    for.
    """
    seen = {facts.sha256 for facts in case.images.values()}
    return bench.eyes.are_open and any(sha not in seen for sha in pictures_of(material))


def _record(session: Session, bench: Bench, judgement: Judgement) -> None:
    record_findings(
        session,
        bench.district.id,
        bench.sweep_id,
        judgement.account_id,
        judgement.findings,
        bench.now,
        judged_rules=judgement.judged,
        window=judgement.window,
    )


def _look(bench: Bench, materials: Sequence[Material]) -> dict[str, ImageFacts]:
    wanted = tuple(dict.fromkeys(sha for material in materials for sha in pictures_of(material)))
    with bench.tools.store.read() as session:
        facts = known_facts(session, wanted, bench.eyes.versions)
    pictures = [
        (sha, body)
        for sha in wanted
        if sha not in facts and (body := body_of(bench.tools, sha)) is not None
    ]
    if pictures:
        fresh = bench.eyes.look(pictures)
        with bench.tools.store.begin() as session:
            save_facts(session, fresh)
        facts.update((fact.sha256, fact) for fact in fresh)
    return facts
