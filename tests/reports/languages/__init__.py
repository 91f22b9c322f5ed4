"""Tests of reports/languages."""
