"""Shows pages in Chromium: how wide and high each becomes on a screen, and pictures of them."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
_DARK = "--blink-settings=preferredColorScheme=0"
_TIMEOUT_S = 120
_MEASURE = """<script>addEventListener("load", () => {
  const sizes = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const shown = frame.contentDocument.documentElement;
    sizes[frame.title] = [shown.scrollWidth, shown.scrollHeight];
  }
  document.getElementById("sizes").textContent = JSON.stringify(sizes);
});</script><pre id="sizes"></pre>"""


def browser() -> str | None:
    """Give the program that shows pages; None = there is none here."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def sizes(pages: Mapping[str, str], width: int) -> dict[str, tuple[int, int]]:
    """Give width and height, pixels, that each page takes on a screen of `width`; a page that is
    wider than the screen must be pushed from side to side.
    """
    frames = "".join(
        f'<iframe title="{name}" style="width:{width}px;height:99px;border:0" '
        f'srcdoc="{html.escape(page)}"></iframe>'
        for name, page in pages.items()
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sizes.html"
        file.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{frames}{_MEASURE}", "utf-8")
        dumped = _run("--dump-dom", "--virtual-time-budget=10000", file.as_uri())
    found = re.search(r'<pre id="sizes">(.*?)</pre>', dumped, re.DOTALL)
    assert found, "the browser measured nothing"
    said: dict[str, list[int]] = json.loads(html.unescape(found[1]))
    return {name: (shown[0], shown[1]) for name, shown in said.items()}


def shoot(page: Path, size: tuple[int, int], target: Path, *, dark: bool = False) -> None:
    """Take a picture of a page on a screen of this width and height."""
    flags = [_DARK] if dark else []
    _run(*flags, f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", page.as_uri())


def _run(*words: str) -> str:
    program = browser()
    assert program, f"none of {', '.join(NAMES)} is installed"
    done = subprocess.run(
        [program, *_FLAGS, *words], capture_output=True, check=True, timeout=_TIMEOUT_S
    )
    return done.stdout.decode()
