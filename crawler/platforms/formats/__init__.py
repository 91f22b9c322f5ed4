"""Foreign formats that several platforms speak: feeds, pages, dates, JSON. Pure."""
