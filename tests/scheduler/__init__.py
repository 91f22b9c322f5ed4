"""Tests of the jobs, the clock and the command."""
