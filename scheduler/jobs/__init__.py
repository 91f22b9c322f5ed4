"""The jobs as plain functions: the same by the clock and by hand."""
