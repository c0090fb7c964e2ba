"""Ties one open conversation to the store, for those who answer a brukare."""

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage

from app.domain.refusal import Refusal, StoreProblem
from app.services import messages
from app.services.attaching import PickedFile
from app.services.desk import Desk, Saved, Unkept
from app.services.messages import FileContent, MessageFile, MessageRow, Talk, TalkPage
from ui.bridge import Bridge
from ui.shared.dates import day_and_time
from ui.shared.keeping import Keeping
from ui.shared.message_words import BROKEN, file_problem_words, is_picture
from ui.shared.pictures import SmallPictures, decoded, made_ready
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words, store_problem_words
from ui.shared.talk_page_view import TalkPageView
from ui.shared.voice import Player

translate = QCoreApplication.translate

ROWS = 20
"""Messages that are read at a time."""
PICKED_AT_MOST = 100 * 1024 * 1024
"""Bytes of a picture that is made ready for sending: what a camera makes is a tenth of it."""


class TalkPresenter(QObject):
    picture_came = Signal(QImage, str)
    """A picture to show large, and its name."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        view: TalkPageView,
        small: SmallPictures,
        *,
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view, self._small, self._failed = desk, bridge, view, small, failed
        self._talk: Talk | None = None
        self._page = 0
        self._sending: set[Talk] = set()
        self._texts: dict[Talk, str] = {}
        self._player = Player(self)
        self._keeping: Keeping[Talk] = Keeping(
            self,
            bridge,
            lambda talk, text: messages.keep_draft(desk, talk, text),
            commit=lambda _talk: None,
            kept=lambda _at: None,
            failed=failed,
        )
        self._part = Rereading(self, bridge, failed=failed).part(view, self._ask)
        view.changed.connect(self._typed)
        view.send_wanted.connect(self._send_written)
        view.picture_picked.connect(self.send_picture)
        view.file_wanted.connect(self._open_file)
        view.keep_wanted.connect(self._keep_to_journal)
        view.page_wanted.connect(self._turn)

    def open(self, talk: Talk) -> None:
        self._keeping.flush()
        self._talk, self._page = talk, 0
        self.refresh()
        self._bridge.do(self, messages.note_opened(self._desk, talk), _nothing, failed=self._failed)

    def refresh(self) -> None:
        self._part.now()

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        self._keeping.flush()
        return self._keeping.under_way()

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        for talk, text in messages.unkept_drafts(unkept):
            self._texts[talk] = text
            self._keeping.typed(talk, text)
        self._keeping.flush()

    def _turn(self, page: int) -> None:
        self._page = page
        self.refresh()
        self._view.scrolled.verticalScrollBar().setValue(0)

    def _ask(self) -> Question[TalkPage] | None:
        if self._talk is None:
            return None
        return messages.talk_page(self._desk, self._talk, self._page, rows=ROWS), self._show

    def _show(self, page: TalkPage) -> None:
        talk = page.row.talk
        if talk != self._talk:
            return
        is_first = self._view.page is None or self._view.page.row.talk != talk
        self._page = page.page
        self._view.show_page(page)
        if is_first and talk in self._texts:
            self._view.put_text(self._texts[talk])
        newest = next((one for one in page.messages if one.is_new), None)
        if newest is not None and self._view.isVisible():
            read = messages.note_read(self._desk, talk, newest.message)
            self._bridge.do(self, read, _nothing, failed=self._failed)
        for file in self._view.pictures():
            self._fetch_small(file)

    def _fetch_small(self, file: MessageFile) -> None:
        def came(found: FileContent) -> None:
            if not found.problem:
                self._small.make(file.sha256, found.content, self._view.small_size())

        self._bridge.ask(self, messages.file_content(self._desk, file), came, failed=_nothing)

    # --- writing -----------------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self._talk is not None:
            self._texts[self._talk] = text
            self._keeping.typed(self._talk, text)

    def _send_written(self) -> None:
        self._keeping.flush()
        text = self._view.field.text()
        if text.strip():
            self._send(text)

    def _send(self, text: str, *, files: Sequence[PickedFile] = (), done: Callable[[], None] = lambda: None) -> None:
        talk = self._talk
        if talk is None or talk in self._sending:
            return
        self._sending.add(talk)
        sent = messages.send(self._desk, talk, text, files=files, drops_draft=not files)

        def saved(what: Saved) -> None:
            self._sending.discard(talk)
            done()
            if what.refusal is not None:
                self._view.trouble.say(refusal_words(what.refusal))
                return
            self._view.trouble.clear()
            if not files:
                self._empty(talk, text)
            self._page = 0
            self.refresh()

        def failed(error: BaseException) -> None:
            self._sending.discard(talk)
            done()
            self._view.trouble.say(store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED)))

        self._bridge.do(self, sent, saved, failed=failed)

    def _empty(self, talk: Talk, sent: str) -> None:
        """What was typed while it was being sent begins the next one."""
        now = self._texts.get(talk, "")
        rest = now[len(sent) :].lstrip() if now.startswith(sent) else ""
        self._keeping.forget(talk)
        self._texts[talk] = rest
        if talk == self._talk:
            self._view.put_text(rest)
        if rest:
            self._keeping.typed(talk, rest)

    def send_picture(self, path: str) -> None:
        """Made upright and no larger than needed first, off the GUI thread."""
        source, folder = Path(path), tempfile.TemporaryDirectory(prefix="tryggve-picture-")
        target = Path(folder.name) / "bild.jpg"
        ready: Future[str] = Future()

        def make() -> None:
            ready.set_result(_made_ready(source, target))

        def made(problem: str) -> None:
            if problem:
                folder.cleanup()
                self._view.trouble.say(_picked_words(problem))
                return
            self._send("", files=(PickedFile(target, source.stem + ".jpg", "image/jpeg"),), done=folder.cleanup)

        QThreadPool.globalInstance().start(make)
        self._bridge.ask(self, ready, made)

    # --- the journal and files ---------------------------------------------------------------------------------------

    def _keep_to_journal(self, message: MessageRow) -> None:
        page = self._view.page
        if page is None or not page.visit:
            return
        words = translate("Messages", "Meddelande från %1 %2: %3", "A note: %1 a name, %2 10.42, %3 the message")
        at = day_and_time(message.written_at, now=page.now)
        text = words.replace("%1", message.author_name).replace("%2", at).replace("%3", message.text)

        def saved(what: Saved) -> None:
            if what.refusal is not None:
                self._view.trouble.say(refusal_words(what.refusal))
            self.refresh()

        kept = messages.put_in_journal(self._desk, page, message.message, text)
        self._bridge.do(self, kept, saved, failed=self._failed)

    def _open_file(self, file: MessageFile) -> None:
        self._view.status.say(translate("Messages", "Hämtar …", "A picture is on its way to the glass"))

        def failed(error: BaseException) -> None:
            self._not_shown(file, getattr(error, "problem", StoreProblem.DAMAGED))

        self._bridge.ask(
            self, messages.file_content(self._desk, file), lambda found: self._came(file, found), failed=failed
        )

    def _came(self, file: MessageFile, found: FileContent) -> None:
        self._view.status.clear()
        if found.problem:
            self._not_shown(file, found.problem)
        elif is_picture(file):
            answer: Future[QImage] = Future()
            most = QSize(max(self._view.width(), 1), max(self._view.height(), 1))
            QThreadPool.globalInstance().start(lambda: answer.set_result(decoded(found.content, most)))
            self._bridge.ask(self, answer, lambda image: self._shown(file, image))
        else:
            self._player.play(found.content)

    def _shown(self, file: MessageFile, image: QImage) -> None:
        if image.isNull():
            self._not_shown(file, BROKEN)
        else:
            self.picture_came.emit(image, file.name)

    def _not_shown(self, file: MessageFile, problem: str) -> None:
        self._view.status.clear()
        self._view.trouble.say(file_problem_words(problem, file))


def _made_ready(source: Path, target: Path) -> str:
    """Empty, or why the picture cannot be sent. From any thread."""
    try:
        if source.stat().st_size > PICKED_AT_MOST:
            return Refusal.TOO_LARGE
        return "" if made_ready(source, target) else BROKEN
    except OSError:
        return Refusal.NO_SUCH_THING


def _picked_words(problem: str) -> str:
    if problem == Refusal.TOO_LARGE:
        return translate("Messages", "Bilden är för stor för att skicka. Välj en mindre.", "A picked picture")
    if problem == BROKEN:
        return translate("Messages", "Bilden är trasig. Välj en annan.", "A picked picture")
    return translate("Messages", "Bilden går inte att läsa. Välj en annan.", "A picked picture is gone")


def _nothing(_answer: object) -> None:
    """Nothing follows from it."""
