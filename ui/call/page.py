"""The page itself: ours and no other, with camera and microphone and nothing else."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from ui.call.scheme import HOST, SCHEME, START, PageFiles

_DEVICES = frozenset(
    {
        QWebEnginePermission.PermissionType.MediaAudioCapture,
        QWebEnginePermission.PermissionType.MediaVideoCapture,
        QWebEnginePermission.PermissionType.MediaAudioVideoCapture,
    }
)


def is_ours(url: QUrl) -> bool:
    return url.scheme() == SCHEME and url.host() == HOST


class CallPage(QWebEnginePage):
    """Goes nowhere else, opens no window, and writes nothing that it says into a log."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        settings, on = self.settings(), QWebEngineSettings.WebAttribute
        settings.setAttribute(on.PlaybackRequiresUserGesture, False)
        for never in (
            on.JavascriptCanOpenWindows,
            on.JavascriptCanAccessClipboard,
            on.LocalStorageEnabled,
            on.PluginsEnabled,
            on.PdfViewerEnabled,
            on.ScreenCaptureEnabled,
            on.HyperlinkAuditingEnabled,
            on.LocalContentCanAccessRemoteUrls,
            on.LocalContentCanAccessFileUrls,
        ):
            settings.setAttribute(never, False)
        self.permissionRequested.connect(_decide)

    def begin(self) -> None:
        self.load(QUrl(START))

    def acceptNavigationRequest(self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, _is_main: bool) -> bool:
        return is_ours(QUrl(url))

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        return None  # type: ignore[return-value]

    def javaScriptConsoleMessage(
        self, _level: QWebEnginePage.JavaScriptConsoleMessageLevel, _message: str, _line: int, _source: str
    ) -> None:
        """Addresses of those who talk stand in such messages."""


def new_profile(parent: QObject) -> QWebEngineProfile:
    """Off the record: nothing of a call is left on the disk."""
    profile = QWebEngineProfile(parent)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    files = PageFiles(profile)
    profile.installUrlSchemeHandler(SCHEME.encode(), files)
    return profile


def _decide(permission: QWebEnginePermission) -> None:
    if permission.permissionType() in _DEVICES and is_ours(permission.origin()):
        permission.grant()
    else:
        permission.deny()
