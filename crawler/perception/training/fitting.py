"""Logistic regression by Newton's method, small and the same every time. Pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

_STEPS = 60


def fit_logistic(rows: Values, right: Values, pull: float) -> tuple[Values, float]:
    """Fit weights (d,) and a bias to rows (n, d) that are right (1) or not (0).

    Rows are evened to mean 0 and spread 1 first; `pull` holds the evened weights near 0; the
    weights given are for the rows as they came.
    """
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    even = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    holding = np.r_[np.full(rows.shape[1], pull * len(rows)), 1e-9]
    weights = np.zeros(even.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-np.clip(even @ weights, -40, 40)))
        slope = even.T @ (sure - right) + holding * weights
        bend = (even * (sure * (1 - sure) + 1e-9)[:, None]).T @ even + np.diag(holding)
        weights = weights - np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ middle)


def with_products(rows: Values) -> Values:
    """Give (n, d + d (d + 1) / 2): the values, then their products by pairs (i <= j)."""
    count = rows.shape[1]
    pairs = [rows[:, i] * rows[:, j] for i in range(count) for j in range(i, count)]
    return np.column_stack([rows, *pairs])
