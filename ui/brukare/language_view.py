"""*Språk*: each language by its own name in its own script. Whoever has come to a language that they cannot read finds
their own at the same place: this page is not mirrored, and Swedish is always the first."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.brukare.fitting_button import FittingButton
from ui.brukare.list_view import ListView
from ui.shared.language import LANGUAGES, Language, speaking
from ui.shared.look import look
from ui.shared.sentences import language_page_name
from ui.shared.touch_button import Kind

translate = QCoreApplication.translate

IS_LANGUAGE = "isLanguage"
"""Property by which the audit knows these: more than six stand together, since whoever reads only the last would not
find it behind *Nästa*."""
EACH_MM = 48.0
"""Width from which two names stand beside each other, at 100 %."""


class LanguageView(ListView):
    chosen = Signal(str)
    """A code, also of the one that is spoken."""

    def __init__(self) -> None:
        super().__init__(language_page_name())
        self.names = _Names()
        for code, button in self.names.buttons.items():
            button.clicked.connect(partial(self.chosen.emit, code))
        self.show_cards([self.names], empty="")


class _Names(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.buttons = {language.code: _button(language) for language in LANGUAGES.values()}
        self._columns = 0
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        look().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        now = look()
        beside = (self.width() - now.gap()) / 2 >= now.mm(EACH_MM) * now.measure.text_scale
        self._box.setSpacing(now.gap())
        columns = 2 if beside else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self.buttons.values()):
            self._box.removeWidget(button)
            self._box.addWidget(button, *divmod(number, columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _button(language: Language) -> FittingButton:
    is_spoken = language is speaking()
    button = FittingButton(
        language.own_name,
        icon="check" if is_spoken else "",
        kind=Kind.CHOSEN if is_spoken else Kind.PLAIN,
        centred=True,
    )
    button.setProperty(IS_LANGUAGE, True)
    if is_spoken:
        button.setAccessibleDescription(translate("Language", "Valt nu", "Read aloud: the language that is spoken now"))
    return button
