"""Credentials of the relay: made for one device in one call, and good until a moment that stands in them.

Source: the scheme of coturn's `use-auth-secret` (draft-uberti-behave-turn-rest): the name is `<expiry>:<id>`, the
password base64(HMAC-SHA1(secret, name)).
"""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from app.hub.settings import Relay
from app.protocol.wire import IceServer

GOOD_FOR = timedelta(minutes=15)
"""Up to twice as long: they end at whole quarters, so that they do not differ at each question. What is connected stays
connected when they end; a connection that is made anew needs those of the newest answer."""


def good_until(now: datetime) -> datetime:
    begun = timedelta(seconds=now.timestamp() // GOOD_FOR.total_seconds() * GOOD_FOR.total_seconds())
    return datetime(1970, 1, 1, tzinfo=UTC) + begun + 2 * GOOD_FOR


def ice_servers(relay: Relay, who: str, until: datetime) -> tuple[IceServer, ...]:
    """`who`: an id, which the relay's log will hold; never a name. Empty where there is no relay."""
    if not relay.urls or not relay.secret:
        return ()
    username = f"{int(until.timestamp())}:{who}"
    code = hmac.new(relay.secret.encode(), username.encode(), hashlib.sha1).digest()
    return (IceServer(urls=relay.urls, username=username, credential=base64.b64encode(code).decode()),)
