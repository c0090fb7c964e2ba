"""Six digits, and the wait after too many wrong ones."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from ui.shared.people_page import SignInPage
from ui.shared.pin_pad import PinPad
from ui.shared.sentences import wait_words
from ui.shared.words import quiet

translate = QCoreApplication.translate


class PinPage(SignInPage):
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__(back=translate("SignIn", "Tillbaka", "Way back to the list of people on the device"))
        self.explain = quiet()
        self.pad = PinPad()
        self.add(self.explain, self.pad)
        self.pad.entered.connect(self.entered)
        self._left_s = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)

    def begin(self, name: str, explain: str) -> None:
        self.set_title(name)
        self.explain.say(explain)
        self.explain.setVisible(bool(explain))
        self.pad.clear_digits()
        self.trouble.clear()
        self.status.clear()
        self._tick.stop()
        self.pad.set_open(True)
        self.pad.setFocus()

    def set_open(self, is_open: bool) -> None:
        if is_open:
            self.pad.clear_digits()
        self.pad.set_open(is_open)

    def wait(self, wait_s: float) -> None:
        """The keys take nothing until the wait is over; the seconds are shown."""
        self._left_s = max(1, round(wait_s))
        self.pad.clear_digits()
        self.pad.set_open(False)
        self.trouble.say(wait_words(self._left_s))
        self._tick.start()

    def _count_down(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self.trouble.show_quietly(wait_words(self._left_s))
            return
        self._tick.stop()
        self.trouble.clear()
        self.pad.set_open(True)
        self.pad.setFocus()
