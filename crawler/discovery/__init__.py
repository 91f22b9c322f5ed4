"""From a district's pages to leads: which pages to read, which accounts they name. Pure."""
