"""The register as a sheet: read, check, plan an import, write an export. Pure on bytes."""
