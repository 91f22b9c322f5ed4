"""Figures for a monitor, in the text form of Prometheus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.store.deliveries import count_deliveries
from crawler.store.digests import last_out
from crawler.store.jobs import last_run, leader
from scheduler.jobs.home import Home
from scheduler.jobs.proof import look
from scheduler.jobs.turns import OWED, Reader, Standing


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure; `samples` are pairs of labels (`{state="sent"}`, or nothing) and value."""

    name: str
    means: str
    samples: tuple[tuple[str, float], ...]


def write_metrics(home: Home, now: datetime) -> None:
    """Write the figures into the file that the settings name, whole or not at all; for the textfile
    collector of node_exporter (https://github.com/prometheus/node_exporter#textfile-collector).
    """
    file = home.settings.digest.metrics_file
    if file is None:
        return
    path = home.folder / file
    part = Path(f"{path}.part")
    part.write_text(metrics(home, now), "utf-8")
    part.replace(path)


def metrics(home: Home, now: datetime) -> str:
    """Give the figures as text (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
    lines: list[str] = []
    for gauge in _gauges(home, now):
        lines += [f"# HELP {gauge.name} {gauge.means}", f"# TYPE {gauge.name} gauge"]
        lines += [f"{gauge.name}{labels} {value:.15g}" for labels, value in gauge.samples]
    return "\n".join(lines) + "\n"


def _gauges(home: Home, now: datetime) -> Iterator[Gauge]:
    proof = look(home, now)
    with home.store.read() as session:
        out_at = last_out(session, home.district_id)
        beat = leader(session, home.district_id)
        swept_at = last_run(session, home.district_id, "sweep")
        counted = count_deliveries(session, home.district_id)
    yield _moment("digest_complete", "When everybody who was due last had a digest.", out_at)
    yield _moment("digest_next", "When the next digest is due.", _next(proof.readers))
    yield _number("digest_late", "Readers whose digest is owed for too long.", len(proof.late))
    owed = sum(row.stands in OWED for row in proof.readers)
    yield _number("digest_owed", "Readers who should have a digest and have none yet.", owed)
    held = any(row.stands is Standing.HELD for row in proof.readers)
    yield _number("digest_held", "Whether a digest waits for a person.", held)
    states = tuple((f'{{state="{state}"}}', float(many)) for state, many in counted.items())
    yield Gauge("rollcall_deliveries", "Mails by how they stand.", states)
    beat_at = beat.taken_at if beat is not None else None
    yield _moment("clock_beat", "When the clock last said that it runs.", beat_at)
    yield _moment("sweep_done", "When the clock last began a sweep that was done.", swept_at)


def _next(rows: tuple[Reader, ...]) -> datetime | None:
    return min((row.following.at for row in rows if row.following is not None), default=None)


def _moment(name: str, means: str, at: datetime | None) -> Gauge:
    samples = (("", at.timestamp()),) if at is not None else ()
    return Gauge(f"rollcall_{name}_timestamp_seconds", means, samples)


def _number(name: str, means: str, value: float) -> Gauge:
    return Gauge(f"rollcall_{name}", means, (("", float(value)),))
