"""From a composed digest to a mail."""
