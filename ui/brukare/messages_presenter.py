"""Ties the tablet's conversations to the store: the list, one of them, and the ways to answer in it."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.domain.conversation import ThreadKind
from app.domain.refusal import StoreProblem
from app.services import approvals, messages
from app.services.approvals import Where
from app.services.attaching import PickedFile
from app.services.desk import Desk, Saved, Unkept
from app.services.messages import FileContent, MessageFile, MessageRow, Talk, TalkPage, Talks
from ui.bridge import Bridge
from ui.brukare.answer_view import AnswerView
from ui.brukare.stage import Stage
from ui.brukare.talk_view import TalkView
from ui.brukare.talks_view import TalksView
from ui.brukare.voice_view import VoiceState, VoiceView
from ui.brukare.whole_view import PictureView, WholeView
from ui.brukare.write_view import WriteView
from ui.shared.keeping import Keeping
from ui.shared.message_words import BROKEN, broken_words, file_problem_words, is_picture
from ui.shared.pictures import SmallPictures
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words, store_problem_words
from ui.shared.voice import Player, Recorder

if TYPE_CHECKING:
    from ui.brukare.end_talk_view import EndTalkView

V = TypeVar("V", bound=QWidget)

ROWS = 6
"""Messages that are read at a time."""


class MessagesPresenter(QObject):
    home_wanted = Signal()
    arrived_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        frame: Stage,
        *,
        recorder: Recorder | None = None,
        player: Player | None = None,
    ) -> None:
        super().__init__(frame.screens)
        self._desk, self._bridge, self._frame = desk, bridge, frame
        self._recorder, self._player = recorder or Recorder(self), player or Player(self)
        self._spoken: Path | None = None
        self._small = SmallPictures(self)
        self._talk: Talk | None = None
        self._page = 0
        self._sending: set[Talk] = set()
        self._texts: dict[Talk, str] = {}
        self._playing: MessageFile | None = None
        self.list = self._added(TalksView())
        self.talk = self._added(TalkView(self._small))
        self._keeping: Keeping[Talk] = Keeping(
            self,
            bridge,
            lambda talk, text: messages.keep_draft(desk, talk, text),
            commit=lambda _talk: None,
            kept=lambda _at: None,
            failed=self._failed,
        )
        reading = Rereading(self, bridge, failed=self._failed)
        self._talks_part = reading.part(self.list, self._ask_talks)
        self._talk_part = reading.part(self.talk, self._ask_talk)
        self._connect()

    # Made when they are first opened.

    @cached_property
    def answer(self) -> AnswerView:
        view = self._added(AnswerView())
        view.back_wanted.connect(self.open_talk)
        view.ready_wanted.connect(self._send_ready)
        view.write_wanted.connect(self._open_write)
        view.speak_wanted.connect(self._open_voice)
        return view

    @cached_property
    def write(self) -> WriteView:
        view = self._added(WriteView())
        view.back_wanted.connect(self._open_answer)
        view.changed.connect(self._typed)
        view.send_wanted.connect(self._send_written)
        return view

    @cached_property
    def voice(self) -> VoiceView:
        view = self._added(VoiceView())
        view.back_wanted.connect(self._leave_voice)
        view.start_wanted.connect(self._start_recording)
        view.stop_wanted.connect(self._recorder.stop)
        view.listen_wanted.connect(self._listen)
        view.send_wanted.connect(self._send_spoken)
        self._recorder.recorded.connect(self._recorded)
        self._recorder.failed.connect(lambda problem: view.show_state(VoiceState.FAILED, problem=problem))
        return view

    @cached_property
    def whole(self) -> WholeView:
        view = self._added(WholeView())
        view.back_wanted.connect(self.open_talk)
        return view

    @cached_property
    def end(self) -> "EndTalkView":
        from ui.brukare.end_talk_view import EndTalkView

        view = self._added(EndTalkView())
        view.back_wanted.connect(self.open_talk)
        view.end_wanted.connect(self._end_contact)
        return view

    def _open_end(self) -> None:
        if self.talk.page is not None:
            self.end.show_talk(self.talk.page)
            self._frame.screens.setCurrentWidget(self.end)
            self.end.first_page()

    def _end_contact(self) -> None:
        page = self.talk.page
        if page is None or page.row.talk.kind is not ThreadKind.NARSTAENDE:
            return
        talk = page.row.talk
        future = approvals.take_back(self._desk, Where(talk.brukare), talk.other)
        self._bridge.do(self, future, self._contact_ended, failed=self._contact_not_ended)

    def _contact_ended(self, saved: Saved) -> None:
        if saved.refusal is not None:
            self.end.say_trouble(refusal_words(saved.refusal))
        else:
            self.open_talk()

    def _contact_not_ended(self, error: BaseException) -> None:
        self.end.say_trouble(_store_words(error))

    @cached_property
    def picture(self) -> PictureView:
        view = self._added(PictureView())
        view.back_wanted.connect(self.open_talk)
        return view

    def _added(self, view: V) -> V:
        self._frame.screens.addWidget(view)
        return view

    def _connect(self) -> None:
        self.list.back_wanted.connect(self.home_wanted)
        self.list.talk_wanted.connect(self._open)
        self.list.arrived_wanted.connect(self.arrived_wanted)
        self.talk.back_wanted.connect(self.open_list)
        self.talk.answer_wanted.connect(self._open_answer)
        self.talk.end_wanted.connect(self._open_end)
        self.talk.page_wanted.connect(self._turn)
        for turning in (self.talk.pages.before, self.talk.pages.after):
            turning.clicked.connect(self._note_seen)
        self.talk.whole_wanted.connect(self._open_whole)
        self.talk.file_wanted.connect(self._open_file)
        self._player.failed.connect(self._sound_is_broken)

    # --- the list and one of them ------------------------------------------------------------------------------------

    def open_list(self) -> None:
        self._talks_part.now()
        self._frame.screens.setCurrentWidget(self.list)
        self.list.first_page()

    def open_talk(self) -> None:
        """The one that was open; its newest messages."""
        self._talk_part.now()
        self._frame.screens.setCurrentWidget(self.talk)
        self.talk.first_page()

    def _open(self, talk: Talk) -> None:
        self._talk, self._page = talk, 0
        self.open_talk()

    def _turn(self, page: int) -> None:
        self._page = page
        self.open_talk()

    def _ask_talks(self) -> Question[Talks]:
        return messages.talks(self._desk), self.list.show_talks

    def _ask_talk(self) -> Question[TalkPage] | None:
        if self._talk is None:
            return None
        return messages.talk_page(self._desk, self._talk, self._page, rows=ROWS), self._show_page

    def _show_page(self, page: TalkPage) -> None:
        self._page = page.page
        self.talk.show_page(page)
        self._note_seen()
        for file in self.talk.pictures():
            self._fetch_small(file)

    def _note_seen(self) -> None:
        newest = self.talk.read_up_to()
        if newest and self._talk is not None:
            read = messages.note_read(self._desk, self._talk, newest)
            self._bridge.do(self, read, lambda _saved: None, failed=self._failed)

    def _fetch_small(self, file: MessageFile) -> None:
        def came(found: FileContent) -> None:
            if not found.problem:
                self._small.make(file.sha256, found.content, self.talk.small_size())

        self._bridge.ask(self, messages.file_content(self._desk, file), came, failed=lambda _error: None)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _open_answer(self) -> None:
        page = self.talk.page
        if page is None or self._talk is None:
            return
        self._keeping.flush()
        draft = self._texts.get(self._talk, page.draft)
        self.answer.show_talk(TalkPage(page.row, page.messages, page.page, page.pages, draft, page.online, page.now))
        self._frame.screens.setCurrentWidget(self.answer)
        self.answer.first_page()

    def _open_write(self) -> None:
        page = self.talk.page
        if page is None or self._talk is None:
            return
        self.write.show_talk(page, self._texts.get(self._talk, page.draft))
        self._frame.screens.setCurrentWidget(self.write)
        self.write.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        if self._talk is not None:
            self._texts[self._talk] = text
            self._keeping.typed(self._talk, text)

    def _send_ready(self, words: str) -> None:
        """The screen has gone on before a second tap can come."""
        self._send(words, drops_draft=False)

    def _send_written(self) -> None:
        self._keeping.flush()
        self._send(self.write.text(), drops_draft=True)

    def _send(self, text: str, *, drops_draft: bool, files: Sequence[PickedFile] = ()) -> None:
        talk = self._talk
        if talk is None or talk in self._sending:
            return
        self._sending.add(talk)
        answers = next((one.message for one in self._messages() if not one.is_mine), "")
        sent = messages.send(self._desk, talk, text, files=files, answers=answers, drops_draft=drops_draft)

        def saved(what: Saved) -> None:
            self._sending.discard(talk)
            if what.refusal is not None:
                self._not_sent(refusal_words(what.refusal), is_written=drops_draft)
                return
            if drops_draft:
                self._empty(talk, text)
            self._forget_voice()
            self._talk_part.now()

        def failed(error: BaseException) -> None:
            self._sending.discard(talk)
            self._not_sent(_store_words(error), is_written=drops_draft)

        self._bridge.do(self, sent, saved, failed=failed)
        self._page = 0
        if not (drops_draft or files):
            self.open_talk()
        else:
            self._bridge.ask(self, sent, lambda what: None if what.refusal else self.open_talk(), failed=lambda _: None)

    def _empty(self, talk: Talk, sent: str) -> None:
        """What was typed while it was being sent begins the next one."""
        now = self._texts.get(talk, "")
        rest = now[len(sent) :].lstrip() if now.startswith(sent) else ""
        self._keeping.forget(talk)
        self._texts[talk] = rest
        if talk == self._talk:
            self.write.put_text(rest)
        if rest:
            self._keeping.typed(talk, rest)

    def _not_sent(self, words: str, *, is_written: bool) -> None:
        """Said where the words stand."""
        if is_written:
            self.write.trouble.say(words)
        elif self._spoken is not None:
            self.voice.say_not_sent(words)
        else:
            self._open_write()
            self.write.trouble.say(words)

    def _messages(self) -> Sequence[MessageRow]:
        return self.talk.page.messages if self.talk.page is not None else ()

    # --- voice -------------------------------------------------------------------------------------------------------

    def _open_voice(self) -> None:
        if self.talk.page is not None:
            self.voice.show_talk(self.talk.page)
            self._frame.screens.setCurrentWidget(self.voice)
            self.voice.first_page()

    def _start_recording(self) -> None:
        self._player.stop()
        self._spoken = None
        if self._recorder.start():
            self.voice.show_state(VoiceState.RECORDING)

    def _recorded(self, place: Path) -> None:
        self._spoken = place
        self.voice.show_state(VoiceState.RECORDED)

    def _listen(self) -> None:
        if self._spoken is not None:
            self._player.play(self._spoken.read_bytes())

    def _send_spoken(self) -> None:
        if self._spoken is not None:
            self._player.stop()
            picked = PickedFile(self._spoken, self._spoken.name, self._recorder.media_type)
            self._send("", drops_draft=False, files=(picked,))

    def _leave_voice(self) -> None:
        self._recorder.stop()
        self._forget_voice()
        self._open_answer()

    def _forget_voice(self) -> None:
        self._player.stop()
        self._spoken = None
        self._recorder.forget()

    # --- files -------------------------------------------------------------------------------------------------------

    def _open_whole(self, message: MessageRow) -> None:
        self.whole.show_message(message)
        self._frame.screens.setCurrentWidget(self.whole)
        self.whole.first_page()

    def _open_file(self, file: MessageFile) -> None:
        if is_picture(file):
            self.picture.show_words("")
            self._frame.screens.setCurrentWidget(self.picture)
            self.picture.first_page()
        content = messages.file_content(self._desk, file)
        self._bridge.ask(
            self,
            content,
            lambda found: self._file_came(file, found),
            failed=lambda error: self._file_failed(file, error),
        )

    def _file_came(self, file: MessageFile, found: FileContent) -> None:
        if found.problem:
            self._say_of_file(file_problem_words(found.problem, file))
        elif is_picture(file):
            self._show_large(file, found.content)
        else:
            self._playing = file
            self._player.play(found.content)

    def _show_large(self, file: MessageFile, content: bytes) -> None:
        from ui.shared.pictures import decoded

        most = QSize(max(self._frame.screens.width(), 1), max(self._frame.screens.height(), 1))
        answer: Future[QImage] = Future()
        QThreadPool.globalInstance().start(lambda: answer.set_result(decoded(content, most)))
        self._bridge.ask(self, answer, lambda image: self._show_image(file, image))

    def _show_image(self, file: MessageFile, image: QImage) -> None:
        if image.isNull():
            self._say_of_file(file_problem_words(BROKEN, file))
        else:
            self.picture.show_picture(image, file.name)

    def _file_failed(self, file: MessageFile, error: BaseException) -> None:
        problem = getattr(error, "problem", StoreProblem.DAMAGED)
        self._say_of_file(file_problem_words(problem, file))

    def _sound_is_broken(self) -> None:
        if self._playing is not None:
            self._say_of_file(broken_words(self._playing))

    def _say_of_file(self, words: str) -> None:
        self.picture.show_words(words)
        self._frame.screens.setCurrentWidget(self.picture)
        self.picture.first_page()

    # --- what is kept ------------------------------------------------------------------------------------------------

    def is_speaking(self) -> bool:
        """Whether a message is being spoken, or has been and is not sent yet."""
        return "voice" in self.__dict__ and self._frame.screens.currentWidget() is self.voice

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        self._keeping.flush()
        return self._keeping.under_way()

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        for talk, text in messages.unkept_drafts(unkept):
            self._texts[talk] = text
            self._keeping.typed(talk, text)
        self._keeping.flush()

    def _failed(self, _error: BaseException) -> None:
        self._frame.show_trouble()


def _store_words(error: BaseException) -> str:
    return store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED))
