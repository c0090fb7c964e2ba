"""Ties a brukare's page to the store; keeps the journal's draft with every keystroke, signs it, and takes it back."""

from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.ids import ArendeId, BrukareId
from app.services import casework
from app.services.desk import Desk, Saved
from app.services.handlaggare_snapshots import BrukarePage
from ui.bridge import Bridge
from ui.handlaggare.area_sentences import exact_time, mandate_ended_words, not_saved_words
from ui.handlaggare.brukare_view import BrukareView
from ui.handlaggare.failing import failure_words
from ui.shared.keeping import Keeping
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words

translate = QCoreApplication.translate


class BrukarePresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: BrukareView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view = desk, bridge, view
        self._brukare: BrukareId | None = None
        self.page: BrukarePage | None = None
        self._thrown: tuple[ArendeId, str] | None = None
        self._signing: tuple[ArendeId, str] | None = None
        self._keeping: Keeping[ArendeId] = Keeping(
            self,
            bridge,
            lambda arende, text: casework.keep_journal_draft(desk, arende, text),
            commit=lambda _arende: None,
            kept=self._kept,
            failed=self._not_kept,
        )
        journal = view.journal
        journal.changed.connect(self._typed)
        journal.left.connect(self._keeping.flush)
        journal.signed.connect(self._sign)
        journal.thrown_away.connect(self._throw_away)
        journal.taken_back.connect(self._take_back)
        view.visits.more_wanted.connect(self.refresh)
        reading = Rereading(self, bridge, failed=lambda error: view.trouble.say(failure_words(error)))
        self._part = reading.part(view, self._ask)

    def open(self, brukare: BrukareId) -> None:
        self._keeping.flush()
        if brukare != self._brukare:
            self._brukare, self.page, self._thrown = brukare, None, None
            self._view.open_fresh()
            self._view.journal.await_store(True)
            self._view.journal.put_text("")
            self._view.journal.say_state("")
        self.refresh()

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[BrukarePage | None] | None:
        if self._brukare is None:
            return None
        asked, moment, unwritten = self._brukare, self._keeping.moment, self._keeping.unwritten()

        def show(page: BrukarePage | None) -> None:
            if asked != self._brukare:
                return
            if page is None:
                self._mandate_ended()
                return
            is_first, self.page = self.page is None, page
            self._view.show_page(page, now=self._desk.clock.now())
            mine = page.arende in unwritten or self._keeping.is_newer(page.arende, moment)
            if is_first:
                draft = page.draft_journal
                self._view.journal.put_text(self._keeping.last_typed(page.arende, draft) if mine else draft)
                self._view.journal.await_store(False)
            elif not mine and self._signing is None:
                self._view.journal.show_draft(page.draft_journal)

        return casework.brukare_page(self._desk, self._brukare, self._view.visits.wanted), show

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """To the disk now; the writes to wait for."""
        self._keeping.flush()
        return self._keeping.under_way()

    def take_back(self, arende: ArendeId, text: str) -> None:
        """What no disk has taken yet: written as if it had just been typed, and shown when the page is opened."""
        self._keeping.typed(arende, text)
        self._keeping.flush()

    def _mandate_ended(self) -> None:
        self._view.trouble.say(mandate_ended_words())

    # --- the journal ---

    def _typed(self, text: str) -> None:
        if self.page is not None:
            self._keeping.typed(self.page.arende, text)
            if text.strip():
                self._thrown = None
                self._view.journal.show_thrown(False)

    def _kept(self, at: datetime) -> None:
        if self._keeping.has_failed:
            return
        self._view.trouble.clear()
        told = translate("Journal", "Utkast sparat här %1", "Under the field; %1 is a time with seconds")
        self._view.journal.say_state(told.replace("%1", exact_time(at)) if self._view.journal.field.text() else "")

    def _not_kept(self, error: BaseException) -> None:
        self._view.journal.say_state(not_saved_words())
        self._view.trouble.say(failure_words(error))

    def _sign(self, text: str) -> None:
        if self.page is None or self._signing is not None:
            return
        arende = self.page.arende
        self._keeping.flush()
        self._signing = (arende, self._view.journal.field.text())
        signed = casework.sign_journal(self._desk, arende, text)
        self._bridge.do(self, signed, self._signed, failed=self._not_signed)

    def _signed(self, saved: Saved) -> None:
        signing, self._signing = self._signing, None
        if saved.refusal is not None:
            self._view.trouble.say(refusal_words(saved.refusal))
            return
        if signing is None:
            return
        arende, text = signing
        journal = self._view.journal
        if self.page is not None and self.page.arende == arende:
            self._empty_field(arende, text)
            self._view.trouble.clear()
            journal.show_thrown(False)
            journal.told.say(translate("Journal", "Anteckningen är signerad.", "After signing a note"), icon="check")
        self.refresh()

    def _empty_field(self, arende: ArendeId, signed: str) -> None:
        """What was typed while the note was being signed begins the next one."""
        journal = self._view.journal
        now = journal.field.text()
        rest = now[len(signed) :] if now.startswith(signed) else "" if now == signed else now
        self._keeping.forget(arende)
        journal.put_text(rest.lstrip())
        journal.say_state("")
        if rest.strip():
            self._keeping.typed(arende, rest.lstrip())

    def _not_signed(self, error: BaseException) -> None:
        self._signing = None
        self._view.trouble.say(failure_words(error))

    def _throw_away(self) -> None:
        if self.page is None:
            return
        self._thrown = (self.page.arende, self._view.journal.field.text())
        self._view.journal.put_text("")
        self._write("")
        self._view.journal.show_thrown(True)

    def _take_back(self) -> None:
        if self._thrown is None or self.page is None or self._thrown[0] != self.page.arende:
            return
        text, self._thrown = self._thrown[1], None
        self._view.journal.put_text(text)
        self._write(text)
        self._view.journal.show_thrown(False)
        self._view.journal.field.editor.setFocus()

    def _write(self, text: str) -> None:
        if self.page is not None:
            self._keeping.typed(self.page.arende, text)
            self._keeping.flush()
