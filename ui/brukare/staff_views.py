"""What staff see on a tablet at home: the code that lets them past, and the page behind it. No words of anybody."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.arrival import Waiting
from app.domain.tablet import Network, Sound, TabletState
from ui.brukare.fitting_button import FittingButton
from ui.brukare.list_view import ListView
from ui.shared.announce import announce
from ui.shared.banner import warning
from ui.shared.card import Card, Column
from ui.shared.look import look
from ui.shared.pin_pad import PinPad
from ui.shared.rows import Row
from ui.shared.scroll import Scroll
from ui.shared.sentences import back_to_start, wait_words
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words, quiet, remark, title

translate = QCoreApplication.translate

PAD_BESIDE = 1.3
"""Text scale up to which the keys stand beside the words on a lying glass."""


class StaffCodeView(QWidget):
    """Six digits. Chosen twice when the tablet is set up; asked for ever after."""

    back_wanted = Signal()
    typed = Signal(str)
    chosen = Signal(str)
    """The same code twice."""

    def __init__(self) -> None:
        super().__init__()
        self.back = TouchButton(back_to_start(), icon="arrow-left", centred=False)
        self.back.clicked.connect(self.back_wanted)
        self.title = title()
        self.explain = quiet()
        self.trouble = warning()
        self.pad = PinPad(wide_erase=True)
        self.pad.entered.connect(self._entered)
        self._choosing = False
        self._first = ""
        self._left_s = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self._build()

    def _build(self) -> None:
        holder = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._words = Column(self.back, self.title, self.explain, self.trouble)
        self._sides.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.pad, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(holder))
        look().changed.connect(self._arrange)
        self._arrange()

    def ask(self, *, choosing: bool) -> None:
        """Begin anew."""
        self._choosing, self._first = choosing, ""
        self._tick.stop()
        self.back.setVisible(not choosing)
        self._say()
        self.pad.clear_digits()
        self.pad.set_open(True)
        self.pad.setFocus()

    def set_busy(self) -> None:
        self.pad.set_open(False)

    def was_wrong(self, wait_s: float) -> None:
        self.pad.clear_digits()
        if wait_s > 0:
            self.wait(wait_s)
            return
        self.pad.set_open(True)
        self._complain(translate("StaffCode", "Fel kod. Försök igen.", "The staff code was wrong"))
        self.pad.setFocus()

    def could_not_be_kept(self) -> None:
        self.ask(choosing=True)
        self._complain(
            translate("StaffCode", "Koden kunde inte sparas. Försök igen.", "The disk did not take the staff code")
        )

    def wait(self, wait_s: float) -> None:
        """The keys take nothing until it is over."""
        self._left_s = max(1, round(wait_s))
        self.pad.clear_digits()
        self.pad.set_open(False)
        self._complain(wait_words(self._left_s))
        self._tick.start()

    def hold_countdown(self) -> None:
        """For a picture: one that is drawn in parts would show several seconds."""
        self._tick.stop()

    def _count_down(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self.trouble.show_quietly(wait_words(self._left_s))
            return
        self._tick.stop()
        self._say()
        self.pad.set_open(True)
        self.pad.setFocus()

    def _complain(self, text: str) -> None:
        """In the place of what is to be done, so that the keys stay on the page."""
        self.explain.hide()
        self.trouble.clear()
        self.trouble.say(text)

    def _entered(self, code: str) -> None:
        if not self._choosing:
            self.typed.emit(code)
        elif not self._first:
            self._first = code
            self._say()
            self.pad.clear_digits()
        elif code == self._first:
            self.pad.set_open(False)
            self.chosen.emit(code)
        else:
            self.ask(choosing=True)
            self._complain(
                translate("StaffCode", "Koderna var inte lika. Börja om.", "The staff code was not repeated rightly")
            )

    def _say(self) -> None:
        self.trouble.clear()
        self.explain.show()
        if not self._choosing:
            self.title.say(translate("StaffCode", "För personalen", "Title: only staff have the code"))
            self.explain.say(translate("StaffCode", "Skriv personalens kod.", "Under 'För personalen'"))
        elif self._first:
            self.title.say(translate("StaffCode", "Samma kod igen", "Title: the new staff code a second time"))
            self.explain.say(translate("StaffCode", "Skriv koden en gång till.", "Under 'Samma kod igen'"))
        else:
            self.title.say(translate("StaffCode", "Välj personalens kod", "Title: the tablet is being set up"))
            self.explain.say(
                translate(
                    "StaffCode",
                    "Bara personalen ska kunna koden. Med den kan man stänga plattan. Skriv sex siffror.",
                    "Why staff choose a code when the tablet is set up",
                )
            )

    def _arrange(self) -> None:
        beside = self.width() > self.height() and look().measure.text_scale <= PAD_BESIDE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(direction)
        self._sides.setSpacing(look().gap())
        ring = look().ring_px()  # what scrolls would cut it off at its edge
        self._sides.setContentsMargins(ring, ring, ring, ring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _OnPage(FittingButton):
    """Whole on a page, however large the text is."""

    lines = 3
    most = 3.0


class StaffView(ListView):
    """How the tablet is, and what staff can do with it."""

    close_wanted = Signal()
    sound_wanted = Signal()
    arrived_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Staff", "För personalen", "Title of the page behind the staff code"))
        self._tried = False
        self.power, self.sound, self.network, self.program = _line(), _line(), _line(), remark()
        self.try_sound = _OnPage(
            translate("Staff", "Prova ljudet", "Button: plays the ring at its lowest volume"), icon="volume"
        )
        self.arrived = _OnPage(
            translate("Staff", "Vad har kommit fram?", "Button: what has been sent from the tablet"), icon="cloud-check"
        )
        self.close_program = _OnPage(
            translate("Staff", "Stäng Tryggve", "Button: closes the program on the tablet"), icon="power"
        )
        self.try_sound.clicked.connect(self.sound_wanted)
        self.arrived.clicked.connect(self.arrived_wanted)
        self.close_program.clicked.connect(self.close_wanted)
        self.state = Card(self.power, self.sound, self.network, self.program)
        buttons = Row(self.try_sound, self.close_program, columns=2, least_mm=60)
        self.pages.show_parts([self.state, buttons, self.arrived])

    def show_tablet(self, state: TabletState, waiting: Waiting) -> None:
        self.power.say(power_told(state))
        if not self._tried:
            self.sound.say(sound_told(state.sound))
        self.network.say(network_told(state.network, online=waiting.online))
        version = translate("Staff", "Version %1", "%1 is the program's version").replace("%1", state.program)
        self.program.say(version)
        self.pages.go_to(self.pages.page)

    def show_sound(self, heard: Sound) -> None:
        """What came of trying it; stands until the page is opened again."""
        self._tried = True
        self.sound.say(tried_told(heard))
        announce(self.sound, tried_told(heard))
        self.pages.go_to(self.pages.page)

    def begin(self) -> None:
        self._tried = False
        self.first_page()


def _line() -> Words:
    return Words("", size="small", bold=True)


def power_told(state: TabletState) -> str:
    if state.on_mains:
        plug = translate("Staff", "Laddaren är i.", "The tablet is plugged in")
    elif state.on_mains is False:
        plug = translate("Staff", "Laddaren är inte i.", "The tablet is unplugged")
    else:
        plug = ""
    if state.battery_percent is None:
        battery = translate("Staff", "Plattan vet inte hur mycket batteri som finns.", "No battery, or it says nothing")
    else:
        battery = translate("Staff", "Batteri %1 %.", "%1 is a number, then a space and the per cent sign")
        battery = battery.replace("%1", str(state.battery_percent))
    return f"{battery} {plug}".strip()


def sound_told(sound: Sound) -> str:
    match sound:
        case Sound.WORKS:
            return translate("Staff", "Ljudet hörs.", "The tablet's sound can be heard")
        case Sound.OFF:
            return translate("Staff", "Ljudet är avstängt med en knapp på plattan.", "A key on the machine mutes it")
        case Sound.NO_DEVICE:
            return translate("Staff", "Plattan hittar ingen högtalare.", "There is no sound device")
        case Sound.UNKNOWN:
            return translate("Staff", "Plattan vet inte om ljudet hörs.", "No program on it can tell")


def network_told(network: Network, *, online: bool) -> str:
    if online:
        reached = translate("Staff", "Plattan når hemtjänsten.", "The hub answers")
    else:
        reached = translate("Staff", "Plattan når inte hemtjänsten nu.", "The hub does not answer")
    return f"{_link_told(network)} {reached}"


def _link_told(network: Network) -> str:
    match network:
        case Network.NONE:
            return translate("Staff", "Inget nät.", "Neither cable, wireless nor mobile network")
        case Network.CABLE:
            return translate("Staff", "Nät med kabel.", "How the tablet is connected")
        case Network.WIRELESS:
            return translate("Staff", "Trådlöst nät.", "How the tablet is connected")
        case Network.MOBILE:
            return translate("Staff", "Mobilt nät.", "How the tablet is connected")
        case Network.UNKNOWN:
            return ""


def tried_told(heard: Sound) -> str:
    if heard is Sound.WORKS:
        return translate("Staff", "Det ringde nu, så lågt som det får vara.", "After the sound was tried")
    return sound_told(heard)
