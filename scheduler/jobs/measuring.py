"""Measure the words grammar and the readers on labelled data, with honest intervals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.perception.scoring import wilson

_EXPLICIT = "explicit"
_PHOTO = {"student_photo strong": {"strong"}, "student_photo any": {"strong", "weak"}}
_UNDECIDED = frozenset({"ambiguous", "implicit"})
"""Labels that are neither a claim nor none: they are not counted (as in the labelled data)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often the answer was right; `hits` and `misses` of what is there, `alarms` and `quiet`
    of what is not.
    """

    hits: int
    misses: int
    alarms: int
    quiet: int

    def row(self, what: str, part: str) -> dict[str, Any]:
        """Give precision, recall, F1 and false-positive rate, with 95 % Wilson intervals."""
        row: dict[str, Any] = {"what": what, "part": part}
        row |= _share("precision", self.hits, self.hits + self.alarms)
        row |= _share("recall", self.hits, self.hits + self.misses)
        both = 2 * self.hits + self.alarms + self.misses
        row["f1"] = round(2 * self.hits / both, 4) if both else None
        row |= _share("false_positive_rate", self.alarms, self.alarms + self.quiet)
        return row


def words_figures(
    items: Sequence[Mapping[str, Any]], seen: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Compare labelled items with what `see words` says of them, in all and by language: claims of
    official capacity, with the right unit, whose account it is, disclaimers, and the captions of
    posts. A label that an item has not is not counted.
    """
    pairs = list(zip(items, seen, strict=True))
    rows: list[dict[str, Any]] = []
    for language in ("all", *dict.fromkeys(item["lang"] for item in items)):
        some = [pair for pair in pairs if language in {"all", pair[0]["lang"]}]
        rows.append(count(_claims(some)).row("claim_official", language))
        rows.append(count(_disclaimers(some)).row("disclaimer", language))
        rows.append(count(_findings(some)).row("claim with the right unit", language))
        rows.append(count(_represented(some)).row("represents", language))
        rows += [count(answers).row(what, language) for what, answers in _captions(some)]
    return rows


def _findings(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[bool, bool]]:
    """Give whether a unit's claim is there and was seen; a wrong unit is an alarm and a miss."""
    for item, row in pairs:
        label = item["labels"]["claim_official"]
        if label not in _UNDECIDED and "represents" in item["labels"]:
            wanted = item["labels"]["represents"] if label == _EXPLICIT else None
            yield from _named(wanted, row["represents"] if row["claim_official"] else None)


def _represented(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[bool, bool]]:
    """The same for accounts alone, those left out that only say whose they are not."""
    for item, row in pairs:
        labels = item["labels"]
        disclaimed = labels["disclaimer"] and labels["claim_official"] != _EXPLICIT
        if "represents" in labels and "post" not in item["fields"] and not disclaimed:
            yield from _named(labels["represents"], row["represents"])


def _named(wanted: str | None, seen: str | None) -> Iterator[tuple[bool, bool]]:
    if wanted == seen:
        yield wanted is not None, seen is not None
        return
    if seen is not None:
        yield False, True
    if wanted is not None:
        yield True, False


def _captions(
    pairs: Sequence[tuple[Any, Any]],
) -> Iterator[tuple[str, Iterable[tuple[bool, bool]]]]:
    posts = [(one["labels"], row) for one, row in pairs if one["labels"].get("student_photo")]
    for what, levels in _PHOTO.items():
        yield what, [(a["student_photo"] in levels, b["student_photo"] in levels) for a, b in posts]
    yield "public_event", [(bool(a["public_event"]), b["public_event"]) for a, b in posts]


def _claims(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[bool, bool]]:
    for item, row in pairs:
        label = item["labels"]["claim_official"]
        if label not in _UNDECIDED:
            yield label == _EXPLICIT, row["claim_official"]


def _disclaimers(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[bool, bool]]:
    for item, row in pairs:
        yield bool(item["labels"]["disclaimer"]), row["disclaimer"]


def count(answers: Iterable[tuple[bool, bool]]) -> Counted:
    """Count pairs: whether it is there, and whether it was seen."""
    answers = list(answers)
    return Counted(
        hits=answers.count((True, True)),
        misses=answers.count((True, False)),
        alarms=answers.count((False, True)),
        quiet=answers.count((False, False)),
    )


def _share(name: str, count: int, total: int) -> dict[str, Any]:
    if not total:
        return {name: None}
    low, high = wilson(count, total)
    return {
        name: round(count / total, 4),
        f"{name}_low": round(low, 4),
        f"{name}_high": round(high, 4),
        f"{name}_of": total,
    }


def decisions_figures(decided: Iterable[tuple[str, bool]]) -> list[dict[str, Any]]:
    """Give the precision of each rule, and of all: `decided` says for each reviewed finding its
    rule and whether a person confirmed it. Rules in the order of their names.
    """
    found = list(decided)
    rows: list[dict[str, Any]] = []
    for rule in ("all", *sorted({rule for rule, _ in found})):
        told = [right for one, right in found if rule in {"all", one}]
        rows.append({"rule": rule} | _share("precision", sum(told), len(told)))
    return rows
