"""The pages of *Ändra plattan* and the steps of the try-out, for pictures, translators and review."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from app.domain.tablet_profile import AlertSound, Colours, Hand, TabletProfile
from app.services.brukare_snapshots import Home
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.frame import Frame
from ui.brukare.profile_screens import ProfileScreens
from ui.brukare.profile_topics import groups
from ui.brukare.profile_try_out import Step
from ui.brukare.profile_wearing import Wearing
from ui.shared.touch import TouchSurface

FOUND = TabletProfile(
    theme=Colours.LIGHT, hand=Hand.LEFT, tremor_filter=True, tremor_mm=4, places=4, alert_sound=AlertSound.LOW
)
"""What a try-out may have found. The theme is the gallery's own."""


class _Silent:
    def play(self, _sound: AlertSound, _percent: int) -> bool:
        return True


def _screen(home: Home, show: Callable[[ProfileScreens], None]) -> Callable[[], QWidget]:
    def build() -> QWidget:
        frame = Frame()
        wearing = Wearing(frame, lambda: TouchSurface(frame))
        # Nothing is set in a picture, so that no desk is asked.
        desk = cast(Desk, None)
        screens = ProfileScreens(desk, Bridge(frame), frame, wearing, worn=lambda: None, sounds=_Silent())
        frame.show_home(home)
        screens.open()
        show(screens)
        return frame

    return build


def _group(number: int) -> Callable[[ProfileScreens], None]:
    return lambda screens: screens.page.chosen.emit(f"group:{number}")


def _topic(group: int, topic: int) -> Callable[[ProfileScreens], None]:
    def show(screens: ProfileScreens) -> None:
        screens.page.chosen.emit(f"group:{group}")
        screens.page.chosen.emit(f"topic:{topic}")

    return show


def _step(step: Step, *pressed: str) -> Callable[[ProfileScreens], None]:
    def show(screens: ProfileScreens) -> None:
        if step is Step.END:
            screens.try_out.open()
            screens.try_out.wearing.profile = FOUND
        screens.try_out.go(step)
        for key in pressed:
            screens.asking.chosen.emit(key)

    return show


def screens(home: Home) -> dict[str, Callable[[], QWidget]]:
    made: dict[str, Callable[[ProfileScreens], None]] = {"profile": lambda _: None}
    for number, group in enumerate(groups()):
        several = len(group.topics) > 1
        made[f"profile-group-{group.key}" if several else f"profile-{group.key}"] = _group(number)
        if several:
            made |= {f"profile-{topic.key}": _topic(number, at) for at, topic in enumerate(group.topics)}
    made["try-begin"] = lambda screens: screens.try_out.open()
    made["try-hits"] = _step(Step.HITS)
    made["try-text"] = _step(Step.TEXT, "more", "more", "more")
    made["try-alert"] = _step(Step.ALERT, "sound:0")
    made["try-loud"] = _step(Step.LOUD)
    made["try-colours"] = _step(Step.COLOURS)
    made["try-hand"] = _step(Step.HAND)
    made["try-end"] = _step(Step.END)
    return {name: _screen(home, show) for name, show in made.items()}
