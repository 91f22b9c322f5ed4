"""A picture is looked at by one thread."""

from __future__ import annotations

import subprocess
import sys

import pytest

MEASURE = """
import time
import numpy as np
from crawler.perception.threads import use_one_thread

use_one_thread()
one = np.ones((600, 600), np.float32)
began, spent = time.perf_counter(), time.process_time()
while time.perf_counter() - began < 0.5:
    one @ one
print((time.process_time() - spent) / (time.perf_counter() - began))
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="Accelerate chooses its own threads")
def test_products_of_matrices_keep_to_one_processor() -> None:
    told = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, check=True)

    assert float(told.stdout) < 1.2
