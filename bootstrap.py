"""Set Rollcall up in an environment of its own, then run the example district or the tests.

    python3 bootstrap.py demo     set up, then run the whole line against the example district
    python3 bootstrap.py test     set up with the development tools, then run every test
    python3 bootstrap.py setup    set up only
    python3 bootstrap.py develop  set up with the development tools

Needs Python 3.11 or newer and pip; nothing else, no administrator. Everything stays inside this
checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PACKAGES = ["config", "crawler", "reports", "scheduler"]
PIP = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet"]


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run one command; end with its exit code and its name when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def make_environment() -> None:
    """Make `.venv` if it is not there; without the `ensurepip` module (Debian) by way of
    virtualenv.
    """
    if PYTHON.exists():
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], check=False, capture_output=True
    )
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, *PIP, "--target", folder, "virtualenv")
        run(
            sys.executable,
            "-m",
            "virtualenv",
            "--quiet",
            VENV,
            env=os.environ | {"PYTHONPATH": folder},
        )


def install(lock: str) -> None:
    """Bring `.venv` to exactly what `lock` names, every file checked against its hash.

    An environment that is already there is left as it is when the lock has not changed since.
    """
    stamp = VENV / f".{lock}.installed"
    wanted = (ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    if stamp.exists() and stamp.read_bytes() == wanted:
        return
    quiet = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(VENV)}
    run(PYTHON, *PIP, "--require-hashes", "--requirement", "requirements-uv.lock")
    run(
        PYTHON,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--no-deps",  # the lock names all of them
        "--requirement",
        lock,
        env=quiet,
    )
    offline = ["--no-deps", "--no-build-isolation", "--editable", "."]
    run(PYTHON, "-m", "uv", "pip", "install", "--quiet", *offline, env=quiet)
    run(PYTHON, "-m", "compileall", "-q", *PACKAGES)  # else each command compiles them anew
    stamp.write_bytes(wanted)


def main(arguments: list[str]) -> None:
    """Do what the first word says; the words after it go on to pytest or to the demo."""
    if sys.version_info < (3, 11):
        raise SystemExit("Rollcall needs Python 3.11 or newer; this is " + sys.version.split()[0])
    if not arguments or arguments[0] not in {"demo", "test", "setup", "develop"}:
        raise SystemExit(__doc__)
    word, rest = arguments[0], arguments[1:]
    print("Setting up .venv ...", file=sys.stderr, flush=True)
    make_environment()
    install("requirements-dev.lock" if word in {"test", "develop"} else "requirements.lock")
    if word == "demo":
        run(PYTHON, "-m", "tests.world.demo", *rest)
    if word == "test":
        run(PYTHON, "-m", "pytest", *rest)


if __name__ == "__main__":
    main(sys.argv[1:])
