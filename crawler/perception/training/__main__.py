"""`python -m crawler.perception.training > crawler/perception/weights.json`: fits the verifier's
weights to invented marks on invented pictures and writes them, with what they were fitted to.
"""

from __future__ import annotations

import argparse
import os
import sys

from crawler.perception.training.gathering import District, gather
from crawler.perception.training.learning import learn, write_weights

TRAINED_ON = 4
SET_BY = 3
"""Invented districts that the weights are fitted to, and those that set the operating point."""


def main() -> None:
    """Train, and write the weights to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=100, help="reference marks of each district")
    parser.add_argument("--pictures", type=int, default=100, help="pictures of each of three kinds")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    said = parser.parse_args()
    districts = [District(n, said.marks, said.pictures) for n in range(1, TRAINED_ON + SET_BY + 1)]
    seen = gather(districts, said.workers)
    sys.stdout.write(write_weights(learn(seen, TRAINED_ON), districts))


if __name__ == "__main__":
    main()
