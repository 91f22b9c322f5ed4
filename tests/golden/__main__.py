"""Write all golden cases anew: `python -m tests.golden`."""

from __future__ import annotations

from tests.golden.platforms import write_all as write_platforms
from tests.reports.golden import write_all as write_digests

if __name__ == "__main__":
    write_platforms()
    write_digests()
