"""Tests of what we decided: settings, policy packs, phrases."""
