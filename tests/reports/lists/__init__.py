"""Tests of the sheets' contents."""
