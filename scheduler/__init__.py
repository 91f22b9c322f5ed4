"""When: the jobs, by the clock or by hand."""
