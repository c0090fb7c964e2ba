"""What has just happened, or what stands in the way, at the top of a page. It announces itself and takes no focus."""

from ui.shared.announce import announce
from ui.shared.card import Card, Ground, IconLine
from ui.shared.showing import show_if
from ui.shared.words import Words, body


class Banner(Card):
    """Hidden until `say`. Stays until `clear`: nothing that a person should read goes away by itself."""

    def __init__(self, *, ground: Ground = Ground.INFO, icon: str = "info-circle") -> None:
        self._text: Words = body()
        self._line = IconLine(icon, self._text)
        super().__init__(self._line, ground=ground)
        self.setVisible(False)

    def say(self, text: str, *, strong: str = "", icon: str = "") -> None:
        """Show and announce. The same words twice are announced once."""
        known = not self.isHidden() and self.words() == f"{strong} {text}".strip()
        if icon:
            self._line.picture.show_icon(icon)
        self._text.say(text, strong=strong)
        show_if(self, True)
        if not known:
            announce(self, self.words())

    def show_quietly(self, text: str) -> None:
        """Change the words without announcing them: for a number that counts down."""
        self._text.say(text)

    def clear(self) -> None:
        self.setVisible(False)

    def words(self) -> str:
        return self._text.text()


def warning() -> Banner:
    """A banner for what a person must do something about. Not red: red is the alarm's."""
    return Banner(ground=Ground.NOTICE, icon="alert-triangle")
