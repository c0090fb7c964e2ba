"""Credentials of the relay: made for one device in one call, and good until a moment that stands in them.

Source: the scheme of coturn's `use-auth-secret` (draft-uberti-behave-turn-rest): the name is `<expiry>:<id>`, the
password base64(HMAC-SHA1(secret, name)).
"""

import base64
import hashlib
import hmac
from datetime import datetime

from app.hub.settings import Relay
from app.protocol.wire import IceServer


def ice_servers(relay: Relay, who: str, until: datetime) -> tuple[IceServer, ...]:
    """`who`: an id, which the relay's log will hold; never a name. Empty where there is no relay."""
    if not relay.urls or not relay.secret:
        return ()
    username = f"{int(until.timestamp())}:{who}"
    code = hmac.new(relay.secret.encode(), username.encode(), hashlib.sha1).digest()
    return (IceServer(urls=relay.urls, username=username, credential=base64.b64encode(code).decode()),)
