"""The languages of what we tell: words from the catalogues, days and numbers from Babel (CLDR)."""
