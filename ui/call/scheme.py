"""The page's own origin: files that come with the program, under a scheme that only this process knows."""

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler

from ui.shared.resource import FOLDER

SCHEME = "tryggve-call"
HOST = "page"
START = f"{SCHEME}://{HOST}/call.html"
_TYPES = {"call.html": "text/html", "call.css": "text/css", "call.js": "text/javascript"}
_CHANNEL = "qwebchannel.js"
_POLICY = f"default-src 'none'; script-src {SCHEME}:; style-src {SCHEME}:; media-src blob: mediastream:"


def register() -> None:
    """Before the application and the first profile are made. Secure: pages of it may ask for a camera."""
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flags = QWebEngineUrlScheme.Flag
    scheme.setFlags(flags.SecureScheme | flags.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class PageFiles(QWebEngineUrlSchemeHandler):
    """Answers for the few files of the page and nothing else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = {name: (FOLDER / "call" / name).read_bytes() for name in _TYPES}
        self._contents[_CHANNEL] = _channel_script()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        name = url.path().removeprefix("/")
        content = (
            self._contents.get(name) if url.host() == HOST and bytes(job.requestMethod().data()) == b"GET" else None
        )
        if content is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        headers: Any = {
            QByteArray(b"Content-Security-Policy"): [QByteArray(_POLICY.encode())]
        }  # a list, unlike its stub
        job.setAdditionalResponseHeaders(headers)
        body = QBuffer(job)
        body.setData(QByteArray(content))
        body.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(_TYPES.get(name, "text/javascript").encode(), body)


def _channel_script() -> bytes:
    """Comes with Qt."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise OSError("Qt's web channel has no script")
    return bytes(file.readAll().data())
