"""A larger invented district for measuring discovery: from a seed, with the truth beside it."""
