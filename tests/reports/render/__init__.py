"""Tests of reports/render."""
