"""One thread for one picture: many small products of matrices gain nothing from more.

Measured in November 2026 on a busy machine of 2 cores: with OpenBLAS's own threads waiting for one
another a picture costs 404 ms of processor time, with one thread 42 ms.
"""

from __future__ import annotations

import ctypes
from pathlib import Path

import cv2
import numpy as np

_SETTERS = (
    "scipy_openblas_set_num_threads64_",
    "openblas_set_num_threads64_",
    "openblas_set_num_threads",
)


def use_one_thread() -> None:
    """Keep OpenCV, and the OpenBLAS that comes with NumPy's wheels, to one thread in this process.

    A NumPy that brings another library stays as it is.
    """
    cv2.setNumThreads(1)
    package = Path(np.__file__).parent
    folders = (package.with_name("numpy.libs"), package / ".dylibs")
    for library in (file for folder in folders for file in folder.glob("*openblas*")):
        _limit(library)


def _limit(library: Path) -> None:
    try:
        loaded = ctypes.CDLL(str(library))
    except OSError:
        return
    for name in _SETTERS:
        if hasattr(loaded, name):
            getattr(loaded, name)(1)
