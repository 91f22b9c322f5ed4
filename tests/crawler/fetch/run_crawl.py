"""`python -m tests.crawler.fetch.run_crawl`: one crawl in a process of its own.

Reads a job as JSON from standard input, prints what came out as JSON. A Twisted reactor runs once
per process, so no test can crawl in the process of the tests.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.model.capture import Ask, Capture, Remembered


class Told:
    """A Subject that follows a table: asks in rounds, and what it does wrong."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.key: str = told["key"]
        self.remembered = [recalled(before) for before in told.get("remembered", [])]
        self.rounds = [[Ask(**ask) for ask in asks] for asks in told.get("rounds", [])]
        if self.remembered and told.get("asks_again", True):
            self.rounds.insert(0, [before.ask for before in self.remembered])
        self.wrong: str | None = told.get("wrong")
        self.bodies_at_ask: list[str] | None = None
        self.captures: list[dict[str, Any]] | None = None

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        if self.wrong == "ask":
            raise LookupError("the reader has a mistake in ask")
        if self.bodies_at_ask is None and seen:
            self.bodies_at_ask = [capture.body.decode("latin-1") for capture in seen]
        return self.rounds.pop(0) if self.rounds else [capture.ask for capture in seen]

    def done(self, seen: Sequence[Capture]) -> None:
        if self.wrong == "done":
            raise LookupError("the line has a mistake in done")
        self.captures = [shown(capture) for capture in seen]


def recalled(before: Mapping[str, Any]) -> Remembered:
    """Read a Remembered."""
    return Remembered(**{**before, "ask": Ask(**before["ask"])})


def shown(capture: Capture) -> dict[str, Any]:
    """Give a capture as JSON; of a body only its beginning."""
    shape = asdict(capture)
    shape["size_bytes"] = len(capture.body)
    shape["body"] = capture.body[:200].decode("latin-1")
    shape["fetched_at"] = capture.fetched_at.isoformat()
    shape["media_type"] = capture.media_type
    shape["ok"] = capture.ok
    return shape


def pretend_names(names: Mapping[str, Sequence[str]]) -> None:
    """Let some host names have these addresses, as a name server would say."""
    real = socket.getaddrinfo

    def pretended(host: str, port: int, *rest: Any, **more: Any) -> Any:
        if host not in names:
            return real(host, port, *rest, **more)
        found = []
        for address in names[host]:
            found += real(address, port, *rest, **more)
        return found

    socket.getaddrinfo = pretended  # type: ignore[assignment]


def taken(subjects: Sequence[Told], wrong: str | None) -> Iterator[Told]:
    """Hand out the subjects one by one."""
    yield from subjects
    if wrong == "subjects":
        raise LookupError("the list of subjects has a mistake")


def main() -> None:
    """Run the job."""
    job = json.load(sys.stdin)
    pretend_names(job.get("names", {}))
    from crawler.evidence.vault import Vault
    from crawler.fetch import door, trust
    from crawler.fetch.crawl import crawl
    from crawler.fetch.manners import Manners

    if "platform" in job:
        pretended: Any = lambda _: trust.trust_root(job["platform"])  # noqa: E731
        door.trust_root = pretended  # type: ignore[attr-defined]
    subjects = [Told(told) for told in job["subjects"]]
    events: list[dict[str, Any]] = []
    manners = Manners(**{**job["manners"], "allow_hosts": tuple(job["manners"]["allow_hosts"])})
    report = crawl(
        taken(subjects, job.get("wrong")),
        manners,
        Vault(Path(job["vault"])),
        lambda event: events.append({"event": type(event).__name__, **asdict(event)}),
    )
    out = {
        "report": asdict(report),
        "events": events,
        "subjects": {subject.key: subject.captures for subject in subjects},
        "bodies_at_ask": {subject.key: subject.bodies_at_ask for subject in subjects},
    }
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    main()
