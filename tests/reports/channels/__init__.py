"""Tests of reports/channels."""
