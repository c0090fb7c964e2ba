"""*Ändra plattan*: what can be changed, each change worn at once and taken back again. Ties the page to the store."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.tablet_profile import profile_of, settings_of
from ui.brukare.answer_view import one_step_back
from ui.brukare.profile_fitting import Fitting
from ui.brukare.profile_page import Asked, ChoicePage, Offer
from ui.brukare.profile_sound import Plays
from ui.brukare.profile_topics import Group, Topic, groups
from ui.brukare.profile_wearing import Wearing
from ui.shared.sentences import back_to_start, profile_page_name

translate = QCoreApplication.translate

TEXT_STEPS = (100, 125, 150, 175, 200, 250, 300)
"""Sizes of text that *Större text* and *Mindre text* go through, each seen to differ from the one before."""


def back_to_page() -> str:
    return translate("Fit", "Till Ändra plattan", "Way back, in few words; 'Ändra plattan' is the page's name")


def not_saved() -> str:
    return translate("Fit", "Det gick inte att spara. Allt är som förut.", "The disk did not take the change")


def next_size(percent: int, *, larger: bool) -> int | None:
    """None at the end of the steps."""
    if larger:
        return next((step for step in TEXT_STEPS if step > percent), None)
    return next((step for step in reversed(TEXT_STEPS) if step < percent), None)


class ProfilePresenter(QObject):
    try_out_wanted = Signal()
    language_wanted = Signal()
    left = Signal()
    """Back to start."""

    def __init__(self, page: ChoicePage, fitting: Fitting, wearing: Wearing, sounds: Plays) -> None:
        super().__init__(page)
        self._page, self._fitting, self._wearing, self._sounds = page, fitting, wearing, sounds
        self._group: Group | None = None
        self._topic: Topic | None = None
        page.chosen.connect(self._chosen)
        page.back_wanted.connect(self._back)
        wearing.changed.connect(lambda _: self._show())
        fitting.done.connect(self._show)

    @property
    def has_changed(self) -> bool:
        """Something has been changed that can be taken back."""
        return self._fitting.depth > 0

    def open(self) -> None:
        self._group = self._topic = None
        self._show()

    # --- what was pressed ---

    def _chosen(self, key: str) -> None:
        what, _, number = key.partition(":")
        match what:
            case "larger" | "smaller":
                self._resize(larger=what == "larger")
            case "undo":
                self._fitting.take_back()
            case "try":
                self.try_out_wanted.emit()
            case "group":
                self._open_group(groups()[int(number)])
            case "topic" if self._group is not None:
                self._topic = self._group.topics[int(number)]
                self._show()
            case "answer" if self._topic is not None:
                self._answer(self._topic, int(number))
            case _:
                pass

    def _resize(self, *, larger: bool) -> None:
        step = next_size(self._wearing.scale_percent, larger=larger)
        if step is not None:
            self._fitting.set({"text_percent": step})

    def _open_group(self, group: Group) -> None:
        if group.key == "language":  # a page of its own, which whoever cannot read the present one knows again
            self.language_wanted.emit()
            return
        self._group = group
        self._topic = group.topics[0] if len(group.topics) == 1 else None
        self._show()

    def _answer(self, topic: Topic, number: int) -> None:
        choice = topic.choices[number]
        self._fitting.set(choice.changes)
        heard = profile_of({**settings_of(self._wearing.profile), **choice.changes})
        if topic.key in {"alert", "loud"}:
            self._sounds.play(heard.alert_sound, heard.volume_floor)

    def _back(self) -> None:
        if self._group is None:
            self.left.emit()
            return
        if self._topic is not None and len(self._group.topics) > 1:
            self._topic = None
        else:
            self._group = self._topic = None
        self._show()

    # --- what is shown ---

    def _show(self) -> None:
        if self._topic is not None and self._group is not None:
            self._page.ask(self._asked_topic(self._group, self._topic))
        elif self._group is not None:
            self._page.ask(self._asked_group(self._group))
        else:
            self._page.ask(self._asked_first())

    def _asked_first(self) -> Asked:
        percent = self._wearing.scale_percent
        larger = Offer(
            "larger",
            translate("Fit", "Större text", "Button: makes the text larger at once"),
            "plus",
            enabled=next_size(percent, larger=True) is not None,
        )
        smaller = Offer(
            "smaller",
            translate("Fit", "Mindre text", "Button: makes the text smaller at once"),
            "circle-minus",
            enabled=next_size(percent, larger=False) is not None,
        )
        test = Offer("try", translate("Fit", "Prova dig fram", "Button: begins the try-out"))
        places = [Offer(f"group:{number}", group.name, group.icon) for number, group in enumerate(groups())]
        # At the largest, and there alone, the only way is first: with so large text a page has one button.
        sizes = (larger, smaller) if larger.enabled else (smaller,)
        offers = (*sizes, test, *places, *self._undo())
        return Asked("first", profile_page_name(), back_to_start(), self._trouble(), offers)

    def _asked_group(self, group: Group) -> Asked:
        offers = tuple(Offer(f"topic:{number}", topic.name) for number, topic in enumerate(group.topics))
        return Asked(f"group:{group.key}", group.name, back_to_page(), self._trouble(), (*offers, *self._undo()))

    def _asked_topic(self, group: Group, topic: Topic) -> Asked:
        profile = self._wearing.profile
        offers = tuple(
            Offer(f"answer:{number}", choice.sentence, choice.icon, is_so=choice.is_so(profile))
            for number, choice in enumerate(topic.choices)
        )
        back = back_to_page() if len(group.topics) == 1 else one_step_back()
        answer = topic.answer_in(profile)
        now = translate("Fit", "Nu: %1", "How it is set now; %1 is one of the answers").replace("%1", answer)
        lines = (topic.question, now if answer else "", *self._trouble())
        return Asked(f"topic:{topic.key}", "", back, lines, (*offers, *self._undo()))

    def _undo(self) -> tuple[Offer, ...]:
        if not self._fitting.depth:
            return ()
        words = translate("Fit", "Ångra det sista", "Button: takes the newest change back")
        return (Offer("undo", words, "arrow-back-up"),)

    def _trouble(self) -> tuple[str, ...]:
        return (not_saved(),) if self._fitting.failed else ()
