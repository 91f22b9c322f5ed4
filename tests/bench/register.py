"""What 10,000 accounts of a register cost to bring in, look through and write out: `python -m
tests.bench.register [--rows N] [--json]`. Everything as a command does it, in processes of their
own, on SQLite; invented. CPU seconds, because a busy machine makes every wall clock slow.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

EXAMPLE = Path(__file__).parents[2] / "config" / "examples" / "heron-lake"
LIMIT_S = 10.0
"""An import of 10,000 rows, dry or not, takes less (the issue on the line, part 3)."""
_HEADER = (
    "Platform,Account name,Site URL,Kind,School,Status,Administrator 1,Administrator 1 e-mail,"
    "Administrator 2,Administrator 2 e-mail,Approved by,Date approved,Date created,Opened with,"
    "How often do you post,Purpose,Review due,Credentials deposited by,Credentials place,"
    "Credentials deposited on"
)
_URLS = {
    "facebook": "https://www.facebook.com/heron{n}",
    "instagram": "https://www.instagram.com/heron{n}/",
    "twitter": "https://x.com/heron{n}",
    "youtube": "https://www.youtube.com/@heron{n}",
    "tiktok": "https://www.tiktok.com/@heron{n}",
    "bluesky": "https://bsky.app/profile/heron{n}.example",
}


def write_sheet(file: Path, rows: int, changed: bool = False) -> None:
    """Write an invented register, the same every time; `changed` moves every tenth review."""
    dice = random.Random(7)  # noqa: S311 the same register every time
    with file.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(_HEADER.split(","))
        for n in range(rows):
            platform = dice.choice(sorted(_URLS))
            mail = f"person{n % 400}@heronlake.example"
            due = "2028-08-01" if changed and n % 10 == 0 else "2027-08-01"
            named = (f"Person {n % 400}", mail, "Sam Okafor", "sam@heronlake.example")
            approved = ("Superintendent", "8/1/2019", "8/15/2019", mail, "weekly", "News", due)
            row = (platform, f"Account {n}", _URLS[platform].format(n=n), "official")
            kept = ("Dana Reyes", "Vault", "2026-08-03")
            writer.writerow([*row, "Eastview HS", "active", *named, *approved, *kept])


def measure(rows: int) -> dict[str, Any]:
    """Give the CPU of each command, run once."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        home = place / "home"
        shutil.copytree(EXAMPLE, home)
        write_sheet(place / "register.csv", rows)
        write_sheet(place / "changed.csv", rows, changed=True)
        steps: dict[str, list[str]] = {
            "dry_run": ["register", "import", f"{place}/register.csv", "--dry-run"],
            "import": ["register", "import", f"{place}/register.csv"],
            "import_again": ["register", "import", f"{place}/register.csv"],
            "import_changed": ["register", "import", f"{place}/changed.csv"],
            "undo": ["register", "undo"],
            "export_csv": ["register", "export", f"{place}/out.csv"],
            "export_xlsx": ["register", "export", f"{place}/out.xlsx"],
            "import_xlsx": ["register", "import", f"{place}/out.xlsx"],
            "sheet_gaps_xlsx": ["sheet", "gaps", f"{place}/gaps.xlsx"],
            "sheet_register_xlsx": ["sheet", "register", f"{place}/all.xlsx"],
            "sheet_register_html": ["sheet", "register", f"{place}/all.html"],
            "publish": ["publish", f"{place}/public"],
        }
        seconds = {name: _timed(words, home) for name, words in steps.items()}
    return {
        "rows": rows,
        "cpu_s": seconds,
        "import_ratio_to_limit": round(seconds["import"] / LIMIT_S, 3),
        "dry_run_ratio_to_limit": round(seconds["dry_run"] / LIMIT_S, 3),
        "rows_per_s": round(rows / seconds["import"]),
    }


def _timed(words: list[str], home: Path) -> float:
    command = [sys.executable, "-m", "scheduler.cli", *words, "--home", str(home)]
    with TemporaryFile() as told:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise RuntimeError(f"{words} ended with {process.returncode}: {told.read().decode()}")
    return round(used.ru_utime + used.ru_stime, 2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    figures = measure(said.rows)
    if said.json:
        print(json.dumps(figures))
        return
    for name, value in figures["cpu_s"].items():
        print(f"{name:24}{value:8.2f} s CPU")
    for name in ("import_ratio_to_limit", "dry_run_ratio_to_limit"):
        print(f"{name:24}{figures[name]:8.3f}   (target < 1)")
    print(f"{'rows_per_s':24}{figures['rows_per_s']:8}")


if __name__ == "__main__":
    main()
