"""Every digest, notice and handout as pictures: `python -m tests.reports.gallery [FOLDER] [NAME…]`.

Each on a phone (360 px) and on a desk (1024 px), in light and in dark, and once `bare`: without the
style sheets in the head, as Word's engine shows it. `index.html` has them side by side. Needs
Chromium.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from tests.reports.golden import VARIANTS, page_of
from tests.reports.handed import handed
from tests.reports.letters import letters
from tests.reports.screens import shoot, sizes

FOLDER = Path("build/gallery")
SCREENS = (
    ("phone", 360, False),
    ("phone-dark", 360, True),
    ("desk", 1024, False),
    ("desk-dark", 1024, True),
)
_BARE = ("bare", 1024)


def gallery() -> dict[str, str]:
    """Give every page by its name: all variants of the digest, the other mails, the handouts."""
    digests = {name: page_of(name).html for name in VARIANTS}
    others = {name: page.html for name, page in letters().items()}
    return {**digests, **others, **handed()}


def bare(page: str) -> str:
    """Give a mail as a program shows it that leaves out the style sheets in the head."""
    return re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)


def draw(pages: Mapping[str, str], folder: Path) -> None:
    """Write all pages and their pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = {
        name: bare(page) for name, page in pages.items() if not name.startswith(("page", "board"))
    }
    orders = []
    for name, width, dark in SCREENS:
        orders += _orders(pages, folder, name, width, dark=dark)
    orders += _orders(plain, folder, *_BARE, dark=False)
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(_draw, orders))
    (folder / "index.html").write_text(_index(list(pages), folder), "utf-8")


def _orders(
    pages: Mapping[str, str], folder: Path, screen: str, width: int, *, dark: bool
) -> list[tuple[Path, tuple[int, int], Path, bool]]:
    measured = sizes(pages, width)
    orders = []
    for name, page in pages.items():
        file = folder / f"{name}.{screen}.html"
        file.write_text(page, "utf-8")
        orders.append((file, (width, measured[name][1]), file.with_suffix(".png"), dark))
    return orders


def _draw(order: tuple[Path, tuple[int, int], Path, bool]) -> None:
    page, size, target, dark = order
    shoot(page.resolve(), size, target.resolve(), dark=dark)
    page.unlink()


def _index(names: Sequence[str], folder: Path) -> str:
    rows = []
    for name in names:
        shown = sorted(path.name for path in folder.glob(f"{name}.*.png"))
        pictures = "".join(f'<img src="{escape(file)}" alt="{escape(file)}"> ' for file in shown)
        rows.append(f"<h2>{escape(name)}</h2><div>{pictures}</div>")
    style = "div{white-space:nowrap;overflow-x:auto}img{vertical-align:top;border:1px solid #999}"
    return f"<!DOCTYPE html><meta charset='utf-8'><style>{style}</style>{''.join(rows)}\n"


if __name__ == "__main__":
    wanted = sys.argv[2:]
    drawn = {name: page for name, page in gallery().items() if not wanted or name in wanted}
    target_folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    draw(drawn, target_folder)
    print(target_folder / "index.html")
