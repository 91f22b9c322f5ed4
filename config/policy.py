"""A policy as data: clauses and the rules that rest on them, read from a pack."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config import pack_words as words
from config.pack_checks import check_pack
from config.pack_fields import Fields, Plain
from config.pack_reader import read_yaml
from config.phrases import Phrases, languages, load_phrases
from config.problems import Problem, ProblemsError, unknown

POLICIES = Path(__file__).parent / "policies"


@dataclass(frozen=True, slots=True)
class Clause:
    """A place in the policy that asks for something; `asks` says what, in our own words."""

    id: str
    document: str
    section: str
    asks: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What the policy makes of a detector's sightings.

    `unless` are scopes of permissions that excuse, `places` where on the account it applies (None =
    anywhere). `lines` are the lines of its keys in `file`, parameters as `params.<name>`.
    """

    id: str
    title: str
    clauses: tuple[str, ...]
    status: str
    detector: str
    params: Mapping[str, object]
    kinds: frozenset[str]
    severity: str
    tell: tuple[str, ...]
    action: str
    min_confidence: float
    unless: tuple[str, ...]
    falsepositives: tuple[str, ...]
    places: frozenset[str] | None
    file: str
    line: int
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NotObservable:
    """A clause that no system can see kept or broken, and why."""

    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class GuardRail:
    """A clause that binds the program itself: what it must never do."""

    clause: str
    never: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One policy. `review_month` (1-12) is when the policy itself is looked at again, None = not
    said; `allowed_platforms` None = the policy leaves them open.
    """

    name: str
    title: str
    language: str
    source: str
    adopted: date | None
    review_month: int | None
    clauses: Mapping[str, Clause]
    rules: tuple[Rule, ...]
    not_observable: tuple[NotObservable, ...]
    guard_rails: tuple[GuardRail, ...]
    approved_tools: tuple[str, ...]
    allowed_platforms: tuple[str, ...] | None
    file: str


def find_pack(name: str, packs_dir: Path | None = None) -> Path:
    """Give a pack's file: the installation's own, else one that ships. Raises ProblemsError."""
    folders = [folder for folder in (packs_dir, POLICIES) if folder is not None]
    known = {path.stem: path for folder in reversed(folders) for path in folder.glob("*.yaml")}
    if name not in known:
        where = str(packs_dir or POLICIES)
        raise ProblemsError([Problem(where, 1, unknown("policy pack", name, known))])
    return known[name]


def load_pack(path: Path, detectors: Collection[str] | None = None) -> Pack:
    """Read a pack. `detectors` are the names that an active rule may use, None = any.

    Raises ProblemsError with everything that is wrong with it.
    """
    problems: list[Problem] = []
    top = Fields(str(path), read_yaml(path), "the pack", problems)
    pack = _pack(top)
    check_pack(top, detectors)
    if problems:
        raise ProblemsError(problems)
    return pack


def _pack(top: Fields) -> Pack:
    top.expect(words.PACK_KEYS, words.PACK_MAY)
    return Pack(
        name=top.text("name"),
        title=top.text("title"),
        language=top.text("language"),
        source=top.text("source"),
        adopted=top.day("adopted"),
        review_month=top.month("review_month"),
        clauses={clause.id: clause for clause in map(_clause, top.entries("clauses"))},
        rules=tuple(map(_rule, top.entries("rules"))),
        not_observable=tuple(map(_not_observable, top.entries("not_observable"))),
        guard_rails=tuple(map(_guard_rail, top.entries("guard_rails"))),
        approved_tools=top.texts("approved_tools"),
        allowed_platforms=top.texts("allowed_platforms") or None,
        file=top.file,
    )


def _clause(fields: Fields) -> Clause:
    fields.expect(("id", "document", "section", "asks"))
    return Clause(*(fields.text(key) for key in ("id", "document", "section", "asks")))


def _guard_rail(fields: Fields) -> GuardRail:
    fields.expect(("clause", "never"))
    return GuardRail(fields.text("clause"), fields.text("never"))


def _not_observable(fields: Fields) -> NotObservable:
    fields.expect(("clause", "reason"))
    return NotObservable(fields.text("clause"), fields.text("reason"))


def _rule(fields: Fields) -> Rule:
    fields.expect(words.RULE_KEYS, words.RULE_MAY)
    return Rule(
        id=fields.text("id"),
        title=fields.text("title"),
        clauses=fields.texts("clauses"),
        status=fields.choice("status", "status", words.STATUSES),
        detector=fields.text("detector"),
        params=_params(fields),
        kinds=frozenset(fields.choices("kinds", "kind of account", words.KINDS)),
        severity=fields.choice("severity", "severity", words.SEVERITIES),
        tell=fields.choices("tell", "role", words.ROLES),
        action=fields.text("action"),
        min_confidence=fields.share("min_confidence"),
        unless=fields.choices("unless", "scope of a permission", words.SCOPES),
        falsepositives=fields.texts("falsepositives"),
        places=frozenset(fields.choices("places", "place", words.PLACES)) or None,
        file=fields.file,
        line=fields.line,
        lines=fields.lines(),
    )


def _params(fields: Fields) -> dict[str, Plain | tuple[Phrases, ...]]:
    """Give the parameters, languages under `phrases` replaced by the phrases themselves."""
    params: dict[str, Plain | tuple[Phrases, ...]] = dict(fields.plain_table("params"))
    said = params.get("phrases")
    if said is None:
        return params
    if not isinstance(said, tuple):
        fields.wrong("params.phrases", "phrases should be a list of languages")
        return params
    known, codes = languages(), [str(code) for code in said]
    for code in codes:
        if code not in known:
            fields.wrong("params.phrases", unknown("language of phrases", code, known))
    params["phrases"] = tuple(load_phrases(code) for code in codes if code in known)
    return params
