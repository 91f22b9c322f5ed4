"""Runs a crawl in a process of its own and gives what came out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.model.capture import sha256_of

AGENT = "Rollcall/0 (+contact technology@hlps.example)"
OLD = b"<title>Herons</title>"
COMMAND = [sys.executable, "-m", "tests.crawler.fetch.run_crawl"]


@dataclass(frozen=True)
class Crawled:
    """What a crawl gave. A capture is a mapping with the fields of Capture and `size_bytes`."""

    report: Mapping[str, Any]
    events: Sequence[Mapping[str, Any]]
    subjects: Mapping[str, Sequence[Mapping[str, Any]] | None]
    bodies_at_ask: Mapping[str, Sequence[str] | None]

    def only(self, key: str) -> Mapping[str, Any]:
        """Give the only capture of a subject."""
        captures = self.subjects[key]
        assert captures is not None
        assert len(captures) == 1
        return captures[0]


def job(vault: Path, subjects: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """Describe a crawl; what is not a key of the job is one of Manners."""
    manners = {"user_agent": AGENT, "delay_s": 0.0, "timeout_s": 5.0, "allow_hosts": []}
    extra = {key: more.pop(key) for key in ("names", "wrong", "platform") if key in more}
    return {"vault": str(vault), "subjects": subjects, "manners": manners | more} | extra


def page(key: str, url: str, **more: Any) -> dict[str, Any]:
    """Describe a subject that asks for one page, under the page's address when `key` is empty."""
    ask = {"url": url, "purpose": "page"} | more
    return {"key": key or url, "rounds": [[ask]]}


def before(url: str, body: bytes = OLD, **more: Any) -> dict[str, Any]:
    """Describe what was captured at the last visit."""
    ask = {"url": url, "purpose": more.pop("purpose", "page"), "once": more.pop("once", False)}
    shape = {
        "ask": ask,
        "url": url,
        "sha256": sha256_of(body),
        "etag": None,
        "last_modified": None,
        "media_type": "text/html",
    }
    return shape | more


def run(described: Mapping[str, Any], env: Mapping[str, str] | None = None) -> Crawled:
    """Run a crawl that ends well."""
    ended = start(described, env)
    assert ended.returncode == 0, ended.stderr
    return Crawled(**json.loads(ended.stdout))


def start(
    described: Mapping[str, Any], env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a crawl, however it ends."""
    return subprocess.run(
        COMMAND,
        input=json.dumps(described),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=env,
    )
