"""All tables, for the migrations."""

from __future__ import annotations

from sqlalchemy import MetaData

from crawler.store.tables import (
    brought,
    consents,
    found,
    judged,
    matters,
    places,
    register,
    told,
    upkeep,
    visits,
)
from crawler.store.tables.columns import METADATA

PARTS = (places, register, consents, visits, brought, judged, found, told, upkeep, matters)


def schema() -> MetaData:
    """Give the whole schema; importing its parts filled it."""
    return METADATA
