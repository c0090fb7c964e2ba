"""*Ändra plattan* with its questions and the try-out, made when it is first opened and tied to the frame."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.profile_fitting import Fitting
from ui.brukare.profile_hits import HitView
from ui.brukare.profile_page import ChoicePage
from ui.brukare.profile_presenter import ProfilePresenter, back_to_page
from ui.brukare.profile_sound import Plays, Sounds
from ui.brukare.profile_try_out import TryOut
from ui.brukare.profile_wearing import Wearing
from ui.brukare.stage import Stage


class ProfileScreens(QObject):
    left = Signal()
    """Back to start."""
    language_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        frame: Stage,
        wearing: Wearing,
        *,
        worn: Callable[[], None],
        sounds: Plays | None = None,
    ) -> None:
        """`worn`: has the tablet read anew how it is set."""
        super().__init__(frame.screens)
        self._frame = frame
        self.page, self.asking, self.hits = ChoicePage(), ChoicePage(), HitView(back_to_page())
        for screen in (self.page, self.asking, self.hits):
            frame.screens.addWidget(screen)
        playing = sounds or _sounds_of(self)
        self.fitting = fitting = Fitting(desk, bridge, wearing, worn=worn)
        self.changing = ProfilePresenter(self.page, fitting, wearing, playing)
        self.try_out = TryOut(frame.screens, self.asking, self.hits, fitting=fitting, wearing=wearing, sounds=playing)
        self.changing.left.connect(self.left)
        self.changing.language_wanted.connect(self.language_wanted)
        self.changing.try_out_wanted.connect(self.try_out.open)
        self.try_out.left.connect(self.open)

    def is_trying(self) -> bool:
        """Whether the try-out is what is seen."""
        return self._frame.screens.currentWidget() in (self.asking, self.hits)

    def open(self) -> None:
        self.changing.open()
        self._frame.screens.setCurrentWidget(self.page)


def _sounds_of(owner: QObject) -> Sounds:
    sounds = Sounds()
    sounds.setParent(owner)
    return sounds
