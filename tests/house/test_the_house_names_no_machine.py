"""No secret, no path of a development machine and no package host stands in what is tracked."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTS = re.compile(
    r"https?://(files\.pythonhosted|pypi|registry\.npmjs|deb\.debian)\.", re.IGNORECASE
)


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_package_host_is_named(tracked: list[Path]) -> None:
    texts = [file for file in tracked if file.suffix not in {".png", ".jpg", ".npz"}]

    assert [
        file.name for file in texts if HOSTS.search(file.read_text("utf-8", errors="ignore"))
    ] == []


def test_only_the_settings_read_the_environment(tracked: list[Path]) -> None:
    rooms = [
        f
        for f in tracked
        if f.suffix == ".py"
        and f.parts[len(ROOT.parts)] in {"config", "crawler", "reports", "scheduler"}
    ]

    readers = [
        str(f.relative_to(ROOT))
        for f in rooms
        if re.search(r"os\.environ|os\.getenv", f.read_text())
    ]

    assert [name for name in readers if name != "config/settings.py"] == []
