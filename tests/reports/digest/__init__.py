"""Tests of reports/digest."""
