"""Rows become files: JSON lines, CSV, XLSX."""
