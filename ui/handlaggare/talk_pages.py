"""The conversation with a brukare beside their page, and a picture of it alone: made when they are first opened."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from app.domain.conversation import ThreadKind
from app.services.desk import Desk, Unkept
from app.services.handlaggare_snapshots import BrukarePage
from app.services.messages import Talk
from ui.bridge import Bridge
from ui.handlaggare.failing import failure_words
from ui.handlaggare.keys import Keys
from ui.shared.picture_page import PicturePage
from ui.shared.pictures import SmallPictures
from ui.shared.talk_page_view import TalkPageView
from ui.shared.talk_presenter import TalkPresenter

translate = QCoreApplication.translate


def back_to_brukare() -> str:
    return translate("Messages", "Tillbaka till brukaren", "Way back from the conversation with a brukare")


class TalkPages(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, screens: QStackedWidget, *, left: Callable[[], None]) -> None:
        super().__init__(screens)
        self._screens, self._left = screens, left
        self._small = SmallPictures(self)
        self.view = TalkPageView(back_to_brukare(), self._small, keeps=False)
        self.keys = Keys(self.view)
        self.keys.add("Escape", back_to_brukare(), self._leave)
        self.keys.add("Ctrl+Return", translate("Messages", "Skicka", "Button"), self.view.send.click)
        self.view.back_wanted.connect(self._leave)
        screens.addWidget(self.view)
        self._presenter = TalkPresenter(
            desk, bridge, self.view, self._small, failed=lambda error: self.view.trouble.say(failure_words(error))
        )
        self._presenter.picture_came.connect(self._show_picture)

    @cached_property
    def picture(self) -> PicturePage:
        view = PicturePage(translate("Messages", "Tillbaka", "Way back from a conversation to where one came from"))
        view.back_wanted.connect(lambda: self._screens.setCurrentWidget(self.view))
        self._screens.addWidget(view)
        return view

    def open(self, page: BrukarePage) -> None:
        self._presenter.open(Talk(page.brukare, ThreadKind.HANDLAGGARE, page.arende))
        self._screens.setCurrentWidget(self.view)
        self.view.field.editor.setFocus()

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        return self._presenter.keep_everything()

    def take_back(self, unkept: Sequence[Unkept]) -> None:
        self._presenter.take_back(unkept)

    def _leave(self) -> None:
        self._presenter.keep_everything()
        self._left()

    def _show_picture(self, image: QImage, name: str) -> None:
        self.picture.show_picture(image, name)
        self._screens.setCurrentWidget(self.picture)
        self.picture.back.setFocus()
