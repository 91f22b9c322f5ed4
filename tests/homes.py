"""Makes the home of an installation for tests that run whole jobs: Heron Lake with a pack of its
own.
"""

from __future__ import annotations

from pathlib import Path

from config.policy import POLICIES

OWN_PACK = "own"
_DISTRICT = """\
name = "Heron Lake Public Schools"
home_page = "http://heronlake.localhost/"
contact = "communications@heronlake.example"
policy = "own"
[[recipient]]
name = "Sam Okafor"
email = "sam.okafor@heronlake.example"
role = "technology"
"""


def make_home(folder: Path, rollcall: str = "") -> Path:
    """Make a home whose policy is a copy of the generic pack, under the name `own`. Its clock asks
    no platform for anything.
    """
    for name in ("marks", "packs"):
        (folder / name).mkdir(parents=True)
    offline = "" if "[sweep]" in rollcall else "\n[sweep]\nself_test = false\n"
    offline += "" if "[discovery]" in rollcall else "\n[discovery]\nevery_days = 0\n"
    (folder / "rollcall.toml").write_text(rollcall + offline, "utf-8")
    (folder / "district.toml").write_text(_DISTRICT, "utf-8")
    change_pack(folder, "name: generic", f"name: {OWN_PACK}")
    return folder


def change_pack(home: Path, before: str, after: str) -> None:
    """Put `after` in the place of `before` in what the generic pack says, and make that the home's
    pack.
    """
    file = home / "packs" / f"{OWN_PACK}.yaml"
    text = (file if file.exists() else POLICIES / "generic.yaml").read_text("utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), "utf-8")
