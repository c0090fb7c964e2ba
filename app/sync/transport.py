"""One HTTP request and its whole answer, read within bounds; every way in which that can fail, told as a code.

Knows nothing of tokens and messages: app.sync.hub_client does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.refusal import HubProblem

if TYPE_CHECKING:
    import requests

CONNECT_TIMEOUT_S = 4.0
"""A hub that is there answers a connect well within this; longer only delays saying that there is no network."""
READ_TIMEOUT_S = 30.0
"""Silence within an answer; longer than a slow phone network pauses, and than the long poll of 25 s."""
MAX_PAGE_BYTES = 64 * 1024 * 1024
"""An answer above this, as sent or unpacked, is refused unread: 10,000 records of 564 bytes are 6 MB."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in any case."""
    content: bytes
    """Unpacked."""


class Line:
    """To one hub, by one session. What requests would look up anew for every request (proxies and certificates that the
    surroundings name, the adapter, how the address is written) is looked up once, and cookies are not kept: half the
    time of a small request (measured)."""

    def __init__(self, session: "requests.Session", address: str) -> None:
        """`address` without a path."""
        self._session = session
        self._address = address
        self._found: _Found | None = None

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None,
        headers: Mapping[str, str],
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> Answer | HubProblem:
        """Redirects are not followed: a hub sends none, and what does is not our hub."""
        import requests
        import urllib3

        try:
            found = self._found = self._found or _look_up(self._session, self._address)
            request = found.request(method, path, body, headers)
            response = found.adapter.send(request, timeout=(CONNECT_TIMEOUT_S, read_timeout_s), **found.settings)
            with response:
                content = response.raw.read(MAX_PAGE_BYTES + 1, decode_content=False)
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            self._found = None  # the device may have come to where there is another proxy
            return _problem_of(error)
        if 300 <= response.status_code < 400:
            return HubProblem.HUB_DOWN
        if response.headers.get("Content-Encoding", "") == "zstd":
            return _unpacked(response, content)
        return _bounded(response, content)


@dataclass(frozen=True)
class _Found:
    address: str
    adapter: "requests.adapters.BaseAdapter"
    settings: Mapping[str, Any]
    headers: Mapping[str, str]
    """That go with every request."""

    def request(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> "requests.PreparedRequest":
        import requests

        made = requests.PreparedRequest()
        made.method, made.url, made.body = method, self.address + path, body
        length = {} if body is None and method == "GET" else {"Content-Length": str(len(body or b""))}
        made.headers = requests.structures.CaseInsensitiveDict({**self.headers, **length, **headers})
        return made


def _look_up(session: "requests.Session", address: str) -> _Found:
    import requests

    written = str(requests.Request("GET", address).prepare().url).rstrip("/")
    settings = session.merge_environment_settings(written, {}, True, None, None)
    headers = {name: str(text) for name, text in session.headers.items()} | {"Accept-Encoding": "identity"}
    return _Found(written, session.get_adapter(written), dict(settings), headers)


def _problem_of(error: Exception) -> HubProblem:
    import requests
    import urllib3

    match error:
        case requests.exceptions.SSLError() | urllib3.exceptions.SSLError():
            return HubProblem.WRONG_CERTIFICATE
        case urllib3.exceptions.ProtocolError() | urllib3.exceptions.DecodeError():
            return HubProblem.BAD_PAGE  # the answer began and was cut off
        case requests.exceptions.Timeout() | requests.exceptions.ConnectionError():
            return HubProblem.NO_NETWORK
        case requests.exceptions.RequestException():
            return HubProblem.HUB_DOWN
        case _:
            return HubProblem.NO_NETWORK


def _unpacked(response: "requests.Response", content: bytes) -> Answer | HubProblem:
    """Whatever size the frame claims, no more than the bound is ever unpacked."""
    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=MAX_PAGE_BYTES).stream_reader(content) as reader:
            return _bounded(response, reader.read(MAX_PAGE_BYTES + 1))
    except zstandard.ZstdError:
        return HubProblem.BAD_PAGE


def _bounded(response: "requests.Response", content: bytes) -> Answer | HubProblem:
    if len(content) > MAX_PAGE_BYTES:
        return HubProblem.BAD_PAGE
    return Answer(response.status_code, response.headers, content)
