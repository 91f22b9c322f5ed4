"""How a person's photos are asked for and read through Flickr's API, with an app's key. Pure.

flickr.com/services/api (urls.lookupUser, people.getInfo, profile.getProfile,
people.getPublicPhotos), checked 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.flickr_answer import read_answer, tree_of
from crawler.platforms.formats.flickr_api import nsid_of
from crawler.platforms.formats.paging import next_of, of_purpose

BY_KEY = frozenset({"lookup", "person", "about", "photos"})
_API = "https://api.flickr.com"
_HOME = "https://www.flickr.com/people/{}/"
_KEY_QUERY = "?api_key={}"
_EXTRAS = (
    "description,date_upload,owner_name,path_alias,media,url_l,url_c,url_z,url_m,url_n,url_s,url_q"
)
_PAGE_SIZE = 100
_NSID = re.compile(r"\d{5,12}@N\d\d")


def ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    """Ask who it is, where only the name is known; then for the person, profile and photos."""
    nsid = known_nsid(account, mine, "lookup")
    if nsid is None:
        home = quote(_HOME.format(account.handle), safe="")
        lookup = _call(account, "lookup", f"flickr.urls.lookupUser&url={home}")
        return () if of_purpose(mine, "lookup") else (lookup,)
    who = quote(nsid, safe="@")
    person = of_purpose(mine, "person")
    if not person:
        return (_call(account, "person", f"flickr.people.getInfo&user_id={who}"),)
    if not is_readable(person[0]):
        return ()
    photos = f"flickr.people.getPublicPhotos&user_id={who}&extras={_EXTRAS}&per_page={_PAGE_SIZE}"
    pages = of_purpose(mine, "photos")
    if not pages:
        about = _call(account, "about", f"flickr.profile.getProfile&user_id={who}")
        return (about, _call(account, "photos", f"{photos}&page=1"))
    page = next_of(pages, lambda capture: read_answer(capture, nsid), account.access)
    return (_call(account, "photos", f"{photos}&page={page}"),) if page else ()


def read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    nsid = known_nsid(account, mine, "lookup")
    if nsid is None:
        return assemble(mine, lambda capture: read_answer(capture, None), ("person",))
    told = [capture for capture in mine if capture.ask.purpose != "lookup"]
    return assemble(told, lambda capture: read_answer(capture, nsid), ("person", "photos"))


def known_nsid(account: Account, mine: Sequence[Capture], purpose: str) -> str | None:
    """Give the account's NSID: the known one, else what the answer with this purpose tells."""
    known = account.platform_id or account.handle.removeprefix("id:")
    if _NSID.fullmatch(known):
        return known
    for capture in of_purpose(mine, purpose):
        if purpose == "lookup" and is_readable(capture):
            return nsid_of(tree_of(capture.body))
        if purpose == "embed" and is_readable(capture):
            return read_answer(capture, None).platform_id
    return None


def is_readable(capture: Capture) -> bool:
    """Say whether there is something to read in an answer."""
    try:
        read_answer(capture, None)
    except (LayoutChangedError, OutOfReachError):
        return False
    return True


def _call(account: Account, purpose: str, method: str) -> Ask:
    api = (account.service or _API).rstrip("/")
    url = f"{api}/services/rest/?method={method}&format=json&nojsoncallback=1"
    return Ask(url, purpose, credential=account.access.app_key, credential_as=_KEY_QUERY)
