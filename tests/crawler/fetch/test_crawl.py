"""A crawl ends loudly when we made a mistake, and keeps secrets to itself."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.fetch.manners import Manners
from crawler.fetch.settings import scrapy_settings
from tests.crawler.fetch.crawling import AGENT, COMMAND, job, page, run, start
from tests.crawler.fetch.site import Answers, Page, serving

SECRET = "invented-token-0123456789"
ALLOWED = ["school.localhost", "other.localhost"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"subject": "ask"}, "the reader has a mistake in ask"),
        ({"subject": "done"}, "the line has a mistake in done"),
        ({"job": "subjects"}, "the list of subjects has a mistake"),
    ],
    ids=["ask", "done", "subjects"],
)
def test_a_mistake_of_ours_ends_the_crawl_loudly(
    tmp_path: Path, wrong: dict[str, str], words: str
) -> None:
    with serving({"*": Page(body=b"a page", wait_s=0.1)}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page(str(number), f"{base}/{number}") for number in range(6)]
        subjects[0]["wrong"] = wrong.get("subject")
        ended = start(job(tmp_path, subjects, allow_hosts=ALLOWED, wrong=wrong.get("job")))

    assert ended.returncode != 0
    assert f"LookupError: {words}" in ended.stderr
    assert ended.stdout == ""


def test_a_vault_that_cannot_be_written_ends_the_crawl(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("a file where the folder should be")
    with serving({"*": Page(body=b"a page"), "/robots.txt": Page(404)}) as site:
        url = f"http://school.localhost:{site.port}/"
        ended = start(job(tmp_path / "vault", [page("it", url)], allow_hosts=ALLOWED))

    assert ended.returncode != 0
    assert "VaultError: the vault cannot be written: Not a directory" in ended.stderr


def test_a_crawl_without_subjects_is_done(tmp_path: Path) -> None:
    assert run(job(tmp_path, [])).report["done"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
def test_a_crawl_stopped_from_outside_says_that_it_was_not_done(tmp_path: Path) -> None:
    with serving({"/slow": Page(wait_s=5), "*": Page(404)}) as site:
        url = f"http://school.localhost:{site.port}/slow"
        told = job(tmp_path, [page("it", url)], allow_hosts=ALLOWED, timeout_s=30.0)
        pipe = subprocess.PIPE
        with subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as child:
            assert child.stdin is not None
            child.stdin.write(json.dumps(told))
            child.stdin.close()
            wait_for(lambda: site.asked("/slow"))
            child.send_signal(signal.SIGTERM)
            stopped_at = time.monotonic()
            code = child.wait(timeout=20)
            errors = child.stderr.read() if child.stderr else ""

    assert code != 0
    assert "CrawlStoppedError" in errors
    assert time.monotonic() - stopped_at < 4


def wait_for(seen: Any) -> None:
    """Wait until something is seen, at most 20 seconds."""
    ends = time.monotonic() + 20
    while not seen() and time.monotonic() < ends:
        time.sleep(0.05)


def test_a_secret_goes_to_its_host_and_nowhere_else(tmp_path: Path) -> None:
    with serving({"/": Page(body=b"other")}) as other:
        away = Page(302, {"Location": f"http://other.localhost:{other.port}/"})
        port = Page(302, {"Location": f"http://school.localhost:{other.port}/"})
        stays = Page(302, {"Location": "/api"})
        answers: Answers = {"/api": Page(), "/away": away, "/port": port, "/stays": stays}
        with serving(answers) as site:
            base = f"http://school.localhost:{site.port}"
            subjects = [page(path, base + path, credential="key") for path in answers]
            subjects.append(page("without", f"{base}/api?without", credential="not set"))
            subjects.append(
                page("asked", f"{base}/api?a=1", credential="key", credential_as="?api_key={}")
            )
            more = {"allow_hosts": ALLOWED, "credentials": {"key": SECRET}}
            ended = start(job(tmp_path, subjects, **more))

    sent = {visit.path: visit.headers.get("authorization") for visit in site.visits}
    bearer = f"Bearer {SECRET}"
    assert ended.returncode == 0, ended.stderr
    assert all(sent[path] == bearer for path in answers)
    assert "/api?without" not in sent
    assert sent[f"/api?a=1&api_key={SECRET}"] is None
    assert [visit.headers.get("authorization") for visit in other.asked("/")] == [None, None]
    assert SECRET not in ended.stdout + ended.stderr


def test_manners_do_not_show_secrets() -> None:
    assert SECRET not in repr(Manners(AGENT, credentials={"key": SECRET}))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("REMOTE_CONTROL_ENABLED", False),
        ("TELNETCONSOLE_ENABLED", False),
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("ROBOTSTXT_OBEY", True),
        ("COOKIES_ENABLED", False),
        ("HTTPCACHE_ENABLED", False),
        ("HTTPPROXY_ENABLED", False),
        ("DOWNLOAD_MAXSIZE", 8_000_000),
        ("REFERRER_POLICY", "no-referrer"),
        ("LOG_INSTALL_ROOT_HANDLER", False),
    ],
)
def test_unsafe_defaults_are_changed(name: str, safe: object) -> None:
    assert scrapy_settings(Manners(AGENT))[name] == safe


@pytest.mark.parametrize("scheme", ["file", "data", "ftp", "s3"])
def test_other_schemes_have_no_handler(scheme: str) -> None:
    assert scrapy_settings(Manners(AGENT))["DOWNLOAD_HANDLERS"][scheme] is None


def test_scrapy_runs_with_our_parts_alone() -> None:
    from scrapy.settings import Settings

    settings = Settings(scrapy_settings(Manners(AGENT)))

    parts = settings.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    assert dict(parts) == {"crawler.fetch.robots.Robots": 100}
    assert not dict(settings.get_component_priority_dict_with_base("SPIDER_MIDDLEWARES"))
    assert not dict(settings.get_component_priority_dict_with_base("EXTENSIONS"))
