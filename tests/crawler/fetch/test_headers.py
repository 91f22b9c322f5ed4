"""What an API wants to be told in headers goes to it, and to nobody else."""

from __future__ import annotations

from pathlib import Path

from tests.crawler.fetch.crawling import AGENT, job, page, start
from tests.crawler.fetch.site import Answers, Page, serving

ASKED = [["LinkedIn-Version", "202611"], ["User-Agent", "somebody else"]]


def test_headers_of_a_request_go_to_its_first_address_only(tmp_path: Path) -> None:
    answers: Answers = {"/there": Page(302, {"Location": "/moved"}), "*": Page(body=b"{}")}
    with serving(answers | {"/robots.txt": Page(404)}) as site:
        base = f"http://school.localhost:{site.port}"
        told = [page("it", f"{base}/there", headers=ASKED)]
        ended = start(job(tmp_path, told, allow_hosts=["school.localhost"]))

    sent = {visit.path: visit.headers for visit in site.visits}
    assert ended.returncode == 0, ended.stderr
    assert sent["/there"]["linkedin-version"] == "202611"
    assert "linkedin-version" not in sent["/moved"]
    assert {headers["user-agent"] for headers in sent.values()} == {AGENT}
