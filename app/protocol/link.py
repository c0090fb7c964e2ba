"""One-time links to the hub's page for närstående: the code is random, and everybody but its holder has its hash.

The code stands behind the address's `#`, so that no server and no log of one ever sees it on its way.
"""

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's, as in the codes of devices."""
_SIGNS = 26
"""130 bits: the hash stands in records that others read, and must not be found by trying."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
PAGE = "/narstaende"


def new_link_code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_SIGNS))


def code_hash(code: str) -> str:
    """Of a device's or a link's one-time code. Looking it up tells nothing by its time: the hash of a guess is as good
    as random."""
    plain = code.upper().translate(_READ_AS)
    return hashlib.sha256(f"tryggve enrolment code\n{plain}".encode()).hexdigest()


def link_to(hub_url: str, code: str) -> str:
    return f"{hub_url.rstrip('/')}{PAGE}#{code}"
