"""The main job on the example district: `python -m tests.world.demo [--folder DIR] [--keep-open]`.

Starts the pretend internet, makes an installation of the example district, and runs the commands
that a person would run: import the register, sweep, judge, write the digests.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.world.home import EXAMPLE, example_home
from tests.world.server import World, running_world

_ROLLCALL = (sys.executable, "-m", "scheduler.cli")


def main() -> int:
    """Run the example; gives the first exit code that is not 0."""
    args = _arguments()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="rollcall-example-"))
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    with running_world(now, args.port) as world:
        _say(f"The pretend internet of Heron Lake answers at {world.url('heronlake')}")
        code = _run_all(folder, world)
        if args.keep_open:
            _wait(world)
    return code


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.world.demo", description=__doc__)
    parser.add_argument(
        "--folder", type=Path, help="where to make the installation; else a new one"
    )
    parser.add_argument("--port", type=int, default=0, help="port of the pretend internet")
    parser.add_argument("--keep-open", action="store_true", help="go on answering until Ctrl-C")
    return parser.parse_args()


def _run_all(folder: Path, world: World) -> int:
    home = example_home(folder, world.port)
    mails = home / "digests"
    _say(f"The example district ({EXAMPLE.name}) is installed in {home}")
    steps = (
        ("Import the register", ("register", "import", str(home / "register.csv"))),
        ("Sweep", ("sweep",)),
        ("Judge", ("judge",)),
        ("Write the digests", ("digest", "--folder", str(mails))),
    )
    for number, (title, command) in enumerate(steps, start=1):
        _say(f"\n[{number}/{len(steps)}] {title}: rollcall {' '.join(command)}")
        started_at = time.monotonic()
        code = subprocess.call([*_ROLLCALL, *command, "--home", str(home)])
        _say(f"      {time.monotonic() - started_at:.1f} s")
        if code:
            _say(f"This step failed with exit code {code}.")
            return code
    _say_where(home, mails)
    return 0


def _say_where(home: Path, mails: Path) -> None:
    _say("\nRead the digests in a browser, or open the .eml files in a mail program:")
    for file in sorted(mails.rglob("*.html")) + sorted(mails.rglob("*.eml")):
        _say(f"  {file}")
    _say(f"Look further: rollcall status --home {home}")


def _wait(world: World) -> None:
    _say(f"\nStill answering at {world.url('heronlake')} ; press Ctrl-C to stop.")
    try:
        while not world.stopping.wait(3600):
            pass
    except KeyboardInterrupt:
        _say("Stopped.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
