"""What the installation knows beyond the settings that helps to tell whose an account is."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.case import District
from crawler.model.district_pages import plain_page
from crawler.model.experience import weights_after
from crawler.store.entry_marks import registered_handles, registered_urls
from crawler.store.lead_decisions import decided_signs
from crawler.store.session import Session


def with_experience(session: Session, district: District) -> District:
    """Give the district with the addresses of its registered accounts, and with what people's
    decisions say of the signs of resemblance.
    """
    pages = frozenset(plain_page(url) for url in registered_urls(session, district.id))
    handles = registered_handles(session, district.id)
    weights = learned_weights(session, district.id)
    return replace(
        district,
        official_pages=pages,
        official_handles=frozenset(handle.casefold() for handle in handles),
        sign_weights=weights,
    )


def learned_weights(session: Session, district_id: int) -> tuple[tuple[str, float], ...]:
    """Give the weights of signs after all decisions; empty when there is none yet."""
    decided = decided_signs(session, district_id)
    return weights_after(decided) if decided else ()
