"""Benchmarks: each prints figures, as ratios in one run where there is a peer."""
