"""A real WordPress from Debian's packages on loopback, filled with invented posts through its own
REST API.

Needs the packages wordpress, wordpress-theme-twentytwentythree, mariadb-server, php-cli, php-mysql,
php-gd, php-xml and php-mbstring (without a theme its pages are empty).
Everything it writes goes into one temporary folder. `python -m tests.real.wordpress` starts it and
says where it is.
"""

from __future__ import annotations

import base64
import http.client
import io
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image, ImageDraw

SOURCE = Path("/usr/share/wordpress")
POSTS = 40
_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $n) foreach (['_KEY', '_SALT'] as $s)
  define($n . $s, 'loopback only');
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}'); define('WP_CONTENT_DIR', '{content}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
_ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file(__DIR__ . $path)) return false;
require __DIR__ . '/index.php';
"""
_PASSWORD = """<?php
require '{root}/wp-load.php';
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
$wp_rewrite->flush_rules();
[$secret] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'seed']);
echo $secret;
"""


@dataclass(frozen=True, slots=True)
class WordPress:
    """A running site: its address, and what its API takes as `Authorization`."""

    host: str
    port: int
    authorization: str

    @property
    def url(self) -> str:
        """Give the home page."""
        return f"http://{self.host}:{self.port}/"

    def call(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> dict[str, object]:
        """Call the REST API; gives its JSON object. Raises RuntimeError when it refuses."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        said = {
            "Authorization": self.authorization,
            "Host": f"{self.host}:{self.port}",
            **(headers or {}),
        }
        link.request(method, path, body, said)
        answer = link.getresponse()
        text = answer.read()
        link.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
        found = json.loads(text)
        return found if isinstance(found, dict) else {}


def missing() -> str | None:
    """Say which program is not there, or None."""
    needed = {
        "mariadbd": "mariadb-server",
        "mariadb-install-db": "mariadb-server",
        "php": "php-cli",
    }
    gone = [package for program, package in needed.items() if shutil.which(program) is None]
    return None if SOURCE.is_dir() and not gone else ", ".join(sorted({*gone, "wordpress"}))


@contextmanager
def wordpress(host: str = "127.0.0.1") -> Iterator[WordPress]:
    """Run a WordPress with no posts but its own first one; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="wordpress-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        database = _start_database(folder)
        port = _free_port()
        root = _lay_out(folder, f"http://{host}:{port}")
        server = subprocess.Popen(
            ["php", "-S", f"127.0.0.1:{port}", "-t", str(root), str(root / "router.php")],
            env=os.environ | {"PHP_CLI_SERVER_WORKERS": "3"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield _install(root, host, port)
        finally:
            os.killpg(server.pid, 15)
            server.wait()
            database.terminate()
            database.wait()


def seed(site: WordPress, mark: Path | None = None) -> None:
    """Write the invented posts, each with a picture; every tenth picture shows `mark`."""
    for number in range(1, POSTS + 1):
        picture = _picture(number, mark if number % 10 == 0 else None)
        name = f"picture-{number}.png"
        headers = {
            "Content-Type": "image/png",
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        media = site.call("POST", "/wp-json/wp/v2/media", picture, headers)
        body = {
            "title": f"Invented news {number}",
            "status": "publish",
            "date": f"2026-{1 + number % 10:02d}-{1 + number % 27:02d}T08:00:00",
            "content": f"<p>Invented text {number} of the Heron Lake school newspaper.</p>"
            f'<img src="{media["source_url"]}" alt="Invented picture {number}">',
            "featured_media": media["id"],
        }
        site.call(
            "POST",
            "/wp-json/wp/v2/posts",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )


def write_page(site: WordPress, title: str, html: str) -> None:
    """Write one page."""
    body = {"title": title, "status": "publish", "content": html}
    site.call(
        "POST",
        "/wp-json/wp/v2/pages",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )


def _picture(number: int, mark: Path | None) -> bytes:
    image = Image.new("RGB", (640, 420), (40 + 5 * number % 200, 90, 220 - 4 * number))
    draw = ImageDraw.Draw(image)
    for step in range(12):
        draw.ellipse(
            (
                step * 50,
                (step * 37 * number) % 380,
                step * 50 + 44,
                (step * 37 * number) % 380 + 44,
            ),
            "white",
        )
    if mark:
        with Image.open(mark) as opened:
            logo = opened.convert("RGBA").resize((260, 260))
        image.paste(logo, (190, 80), logo)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _start_database(folder: Path) -> subprocess.Popen[bytes]:
    data = folder / "database"
    who = ["--user=root"] if os.name == "posix" and os.geteuid() == 0 else []
    silent = subprocess.DEVNULL
    common = [f"--datadir={data}", *who]
    subprocess.run(
        [
            "mariadb-install-db",
            "--no-defaults",
            "--auth-root-authentication-method=normal",
            *common,
        ],
        check=True,
        stdout=silent,
        stderr=silent,
    )
    database = subprocess.Popen(
        [
            "mariadbd",
            "--no-defaults",
            "--skip-networking",
            f"--socket={folder / 'db.sock'}",
            *common,
        ],
        stdout=silent,
        stderr=silent,
    )
    make = [
        "mariadb",
        "--no-defaults",
        f"--socket={folder / 'db.sock'}",
        "-e",
        "CREATE DATABASE wordpress",
    ]
    for _ in range(100):
        if subprocess.run(make, check=False, stdout=silent, stderr=silent).returncode == 0:
            return database
        time.sleep(0.2)
    database.kill()
    raise RuntimeError("the database did not start")


def _lay_out(folder: Path, url: str) -> Path:
    root = folder / "site"
    shutil.copytree(SOURCE, root, ignore=shutil.ignore_patterns("wp-content", "wp-config.php"))
    content = root / "wp-content"
    (content / "uploads").mkdir(parents=True)
    for kind in ("themes", "plugins"):
        for place in (Path("/var/lib/wordpress/wp-content") / kind, SOURCE / "wp-content" / kind):
            if place.is_dir():
                shutil.copytree(place, content / kind, dirs_exist_ok=True)
    text = (
        _CONFIG.replace("{socket}", str(folder / "db.sock"))
        .replace("{url}", url)
        .replace("{content}", str(content))
    )
    (root / "wp-config.php").write_text(text)
    (root / "router.php").write_text(_ROUTER)
    return root


def _install(root: Path, host: str, port: int) -> WordPress:
    form = {
        "weblog_title": "Heron Lake Public Schools (invented)",
        "user_name": "editor",
        "admin_password": "loopback-only-Xy7",
        "admin_password2": "loopback-only-Xy7",
        "pw_weak": "1",
        "admin_email": "editor@heronlake.example",
        "blog_public": "1",
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Host": f"{host}:{port}"}
    for _ in range(100):
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            link.request("POST", "/wp-admin/install.php?step=2", urlencode(form), headers)
            answer = link.getresponse()
            text = answer.read()
            link.close()
            break
        except ConnectionError:
            time.sleep(0.1)
    if b"Success" not in text:
        raise RuntimeError(f"WordPress was not installed: {text[-600:]!r}")
    code = _PASSWORD.replace("{root}", str(root))
    secret = subprocess.run(
        ["php", "-r", code.removeprefix("<?php")], check=True, capture_output=True, text=True
    ).stdout
    token = base64.b64encode(f"editor:{secret.strip()}".encode()).decode()
    return WordPress(host, port, f"Basic {token}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    with wordpress() as running:
        seed(running)
        print(running.url, "Ctrl-C ends it.", flush=True)
        while True:
            time.sleep(1)
