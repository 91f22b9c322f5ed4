"""`python -m scheduler.cli` is `rollcall`."""

from __future__ import annotations

from scheduler.cli.app import main

if __name__ == "__main__":
    main()
