"""An account that takes a key, from an API on loopback to the export: route, cost, secret."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.golden.platforms import FOLDER
from tests.homes import make_home
from tests.scheduler.commands import Row, exported, quickly, rollcall

_INPUTS = FOLDER / "twitter" / "ordinary" / "inputs"
_KEY = "otters-and-foxes"
_SHEET = (
    "Platform,Site URL,Kind,Cadence days,Review due\n"
    "twitter,https://x.com/EastviewHerons,professional,7,2027-01-01\n"
)
_SETTINGS = """
[sweep]
self_test = false
delay_s = 0.0
allow_hosts = ["api.localhost"]
[platforms.twitter]
base_url = "http://api.localhost:{port}"
per_day = {per_day}
"""


@dataclass
class Api:
    """An API on loopback, and what it was asked: path and Authorization of each request."""

    port: int = 0
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@pytest.fixture
def api() -> Iterator[Api]:
    """Answer as X's API does, to whoever brings the key."""
    said = Api()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said.asked.append((self.path, self.headers.get("Authorization")))
            name = "2-posts.json" if "/tweets" in self.path else "1-profile.json"
            known = self.headers.get("Authorization") == f"Bearer {_KEY}"
            here = f"http://api.localhost:{said.port}/pictures".encode()
            body = (_INPUTS / name).read_bytes().replace(b"https://pbs.twimg.com", here)
            body = body if known else b"{}"
            self.send_response(200 if known else 401)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    said.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield said
    server.shutdown()
    server.server_close()
    thread.join()


def home_with(folder: Path, api: Api, per_day: float = 5.0, key: str = _KEY) -> Path:
    """Make an installation with one account on X and a key."""
    home = make_home(folder / "home", _SETTINGS.format(port=api.port, per_day=per_day))
    secrets = home / "secrets.toml"
    secrets.write_text(f'[credentials]\ntwitter = "{key}"\n')
    secrets.chmod(0o600)
    (home / "x.csv").write_text(_SHEET)
    assert quickly("register", "import", home / "x.csv", home=home).code == 0
    return home


def swept(home: Path) -> Row:
    """Sweep, and give the visit."""
    said = rollcall("sweep", home=home)
    assert said.code == 0, said.err
    assert _KEY not in said.out + said.err
    return exported(home, "visits")[-1]


def test_a_key_that_is_not_taken_is_told_with_where_to_renew_it(tmp_path: Path, api: Api) -> None:
    visit = swept(home_with(tmp_path, api, key="herons"))

    assert (visit["outcome"], visit["route"]) == ("needs_credentials", "app_key")
    assert visit["cost"] is None
    assert "x.com" in visit["fix"]


def test_without_money_nobody_is_asked_and_that_is_told(tmp_path: Path, api: Api) -> None:
    visit = swept(home_with(tmp_path, api, per_day=0.0))

    assert api.asked == []
    assert visit["outcome"] == "not_due"
    assert visit["reason"] == "today's budget for twitter (0 USD) went to other accounts"


def test_with_the_key_the_account_is_read_and_the_cost_is_noted(tmp_path: Path, api: Api) -> None:
    home = home_with(tmp_path, api)

    first, again = swept(home), swept(home)

    assert (first["outcome"], first["route"]) == ("seen", "app_key")
    assert first["cost"] > 0.01
    assert again["outcome"] == "seen"
    posts = [path for path, _ in api.asked if "/tweets" in path]
    assert "start_time" not in posts[0]
    assert "start_time" in posts[-1]
    bearers = {(path.startswith("/2/"), bearer) for path, bearer in api.asked}
    assert bearers == {(True, f"Bearer {_KEY}"), (False, None)}
    assert exported(home, "posts")


def test_neither_store_nor_vault_holds_the_key(tmp_path: Path, api: Api) -> None:
    home = home_with(tmp_path, api)
    swept(home)

    files = [file for file in home.rglob("*") if file.is_file() and file.name != "secrets.toml"]

    assert len(files) > 5
    assert [file for file in files if _KEY.encode() in file.read_bytes()] == []
