"""Recorded inputs and expected outputs, all invented; `python -m tests.golden` writes them anew."""
