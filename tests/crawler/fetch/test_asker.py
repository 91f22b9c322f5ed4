"""What the vault lost or damaged is asked for anew; many subjects are no more work than few."""

from __future__ import annotations

from pathlib import Path

from crawler.evidence.vault import Vault
from tests.crawler.fetch.crawling import OLD, before, job, page, run
from tests.crawler.fetch.site import Answers, Page, serving

NEW = b"<title>Otters</title>"
ANSWERS: Answers = {"/tagged": Page(body=OLD, etag='"h1"'), "/changed": Page(body=NEW)}


def test_asks_anew_when_the_body_in_the_vault_is_damaged(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(OLD)
    (tmp_path / sha256[:2] / sha256).write_bytes(OLD.upper())
    with serving(ANSWERS) as site:
        base = f"http://school.localhost:{site.port}"
        tagged, changed = before(f"{base}/tagged", etag='"h1"'), before(f"{base}/changed")
        told = [{"key": "it", "remembered": [tagged, changed]}]
        crawled = run(job(tmp_path, told, allow_hosts=["school.localhost"]))

    assert crawled.bodies_at_ask["it"] == [OLD.decode(), NEW.decode()]
    assert len(site.asked("/tagged")) == 2


def test_many_subjects_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    with serving({"*": Page(body=b"a page"), "/robots.txt": Page(404)}) as site:
        base = f"http://school.localhost:{site.port}"
        told = [page(str(number), f"{base}/{number}") for number in range(100)]
        more = {"allow_hosts": ["school.localhost"], "concurrency": 2, "concurrency_per_host": 4}
        crawled = run(job(tmp_path, told, **more))

    assert crawled.report["done"] == 100
    assert len(site.paths()) == 100
