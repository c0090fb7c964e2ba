"""Ties what was typed and not sent in ärenden that have gone to others to the store: sent as it is, or thrown away."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, QObject

from app.services import casework, utredning
from app.services.desk import Desk, Saved
from app.services.open_texts import OpenText, open_texts, take_back, throw_away
from ui.bridge import Bridge
from ui.handlaggare.arrived_view import ArrivedView
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words

translate = QCoreApplication.translate


class OpenTextsPresenter(QObject):
    """`changed`: one has been sent, thrown away or taken back."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        view: ArrivedView,
        *,
        reading: Rereading,
        changed: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view = desk, bridge, view
        self._changed, self._failed = changed, failed
        self._found: dict[str, OpenText] = {}
        self._thrown: dict[str, OpenText] = {}
        self._part = reading.part(view, self._ask)
        view.open_texts.sent.connect(self._send)
        view.open_texts.thrown.connect(self._throw)
        view.open_texts.taken_back.connect(self._take_back)

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[tuple[OpenText, ...]]:
        return open_texts(self._desk), self._show

    def _show(self, texts: tuple[OpenText, ...]) -> None:
        self._found = {text.key: text for text in texts}
        shown = tuple(text for text in texts if text.key not in self._thrown)
        self._view.show_open_texts(shown, tuple(self._thrown), now=self._desk.now())

    def _send(self, key: str) -> None:
        text = self._found.pop(key, None)
        if text is not None:
            self._bridge.do(self, self._sending(text), self._sent, failed=self._not_sent)

    def _sending(self, text: OpenText) -> "Future[Saved]":
        if text.place is None:
            return casework.sign_journal(self._desk, text.arende, text.text.strip())
        area, field = text.place
        return utredning.commit_field(self._desk, text.arende, area, field=field)

    def _sent(self, saved: Saved) -> None:
        if saved.refusal is not None:
            self._view.trouble.say(refusal_words(saved.refusal))
        else:
            self._view.trouble.clear()
            self._view.status.say(
                translate("OpenTexts", "Texten är sparad. Hubben avgör om den gäller.", "After sending it"),
                icon="check",
            )
        self._changed()

    def _not_sent(self, error: BaseException) -> None:
        self._failed(error)
        self.refresh()

    def _throw(self, key: str) -> None:
        text = self._found.get(key)
        if text is not None:
            self._thrown[key] = text
            self._bridge.do(self, throw_away(self._desk, text), lambda _: self._changed(), failed=self._not_thrown(key))

    def _not_thrown(self, key: str) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            self._thrown.pop(key, None)
            self._failed(error)

        return failed

    def _take_back(self, key: str) -> None:
        text = self._thrown.get(key)
        if text is None:
            return

        def kept(_done: object) -> None:
            self._thrown.pop(key, None)
            self._changed()

        self._bridge.do(self, take_back(self._desk, text), kept, failed=self._failed)
