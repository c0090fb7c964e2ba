"""The guided try-out: one question after the other, each answer worn at once, all told in words at the end and taken
back if the person wants that. Who leaves in the middle comes back to the same question."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.tablet_profile import AlertSound, TabletProfile
from ui.brukare.profile_fit import Attempt, found_in
from ui.brukare.profile_fitting import Fitting
from ui.brukare.profile_hits import HitView
from ui.brukare.profile_page import Asked, ChoicePage, Offer
from ui.brukare.profile_presenter import back_to_page, not_saved
from ui.brukare.profile_sound import Plays
from ui.brukare.profile_topics import groups, topic
from ui.brukare.profile_wearing import Wearing
from ui.shared.screens import Screens

translate = QCoreApplication.translate

SAMPLE_PERCENTS = (100, 125, 150, 200, 250, 300)
FILLS_FROM_PERCENT = 200
LOUD_PERCENTS = (30, 50, 75, 100)


class Step(IntEnum):
    INTRO = 0
    HITS = 1
    TEXT = 2
    ALERT = 3
    LOUD = 4
    COLOURS = 5
    HAND = 6
    END = 7


class TryOut(QObject):
    left = Signal()
    """Back to *Ändra plattan*."""

    def __init__(
        self,
        screens: Screens,
        page: ChoicePage,
        hits: HitView,
        *,
        fitting: Fitting,
        wearing: Wearing,
        sounds: Plays,
    ) -> None:
        super().__init__(page)
        self._screens, self._page, self.hits = screens, page, hits
        self._fitting, self.wearing, self._sounds = fitting, wearing, sounds
        self.step = Step.INTRO
        self._begin_anew()
        page.chosen.connect(self._chosen)
        page.back_wanted.connect(self.left)
        hits.back_wanted.connect(self.left)
        hits.skipped.connect(self._forward)
        hits.field.tried.connect(self._tried)
        hits.field.over.connect(self._all_tried)
        wearing.changed.connect(lambda _: self._again())
        fitting.done.connect(self._again)

    def open(self) -> None:
        """At the question where somebody left; anew when they had come to the end."""
        if self.step in (Step.INTRO, Step.END):
            self._begin_anew()
        self.go(self.step)

    def _begin_anew(self) -> None:
        self.step = Step.INTRO
        self._attempts: list[Attempt] = []
        self._depth = self._fitting.depth
        self._profile_before = self.wearing.profile
        self._percent = 0
        self._heard: AlertSound | None = None
        self._has_sound = True

    # --- from question to question ---

    def go(self, step: Step) -> None:
        """To that question, from whichever."""
        self.step = step
        if step is Step.HITS:
            self._attempts = []
            self._screens.setCurrentWidget(self.hits)
            self.hits.begin()
            return
        if step is Step.TEXT:
            self._percent = 100
        if step is Step.LOUD:
            self._percent = LOUD_PERCENTS[1]
            self._play()
        self._page.ask(self._asked())
        self._screens.setCurrentWidget(self._page)

    def _again(self) -> None:
        if self._screens.currentWidget() is self._page:
            self._page.ask(self._asked())

    def _forward(self) -> None:
        self.go(Step(self.step + 1))

    def _tried(self, attempt: Attempt) -> None:
        self._attempts.append(attempt)

    def _all_tried(self) -> None:
        found = found_in(self._attempts)
        if found:
            self._fitting.set(found)
        self._forward()

    def _chosen(self, key: str) -> None:
        what, _, number = key.partition(":")
        match what:
            case "next":
                self._forward()
            case "before":
                self.go(Step(self.step - 1))
            case "keep":
                self.left.emit()
            case "undo":
                self._fitting.take_back(self._depth)
                self.left.emit()
            case "anew":
                self._begin_anew()
                self.go(Step.HITS)
            case _:
                self._answer(what, int(number or 0))

    def _answer(self, what: str, number: int) -> None:
        match what, self.step:
            case ("yes", Step.TEXT):
                self._fitting.set({"text_percent": self._percent})
                self._forward()
            case ("yes", Step.ALERT):
                if self._heard is not None:
                    self._fitting.set({"alert_sound": self._heard.value})
                self._forward()
            case ("yes", Step.LOUD):
                self._fitting.set({"volume_floor": self._percent})
                self._forward()
            case ("more" | "less", Step.TEXT):
                self._percent = _beside(SAMPLE_PERCENTS, self._percent, up=what == "more")
            case ("more" | "again", Step.LOUD):
                self._percent = _beside(LOUD_PERCENTS, self._percent, up=True) if what == "more" else self._percent
                self._play()
            case ("sound", Step.ALERT):
                self._heard = tuple(AlertSound)[number]
                self._has_sound = self._sounds.play(self._heard, 75)
            case ("wear", Step.COLOURS | Step.HAND):
                self._fitting.set(topic("colours" if self.step is Step.COLOURS else "hand").choices[number].changes)
            case _:
                return
        self._again()

    def _play(self) -> None:
        self._has_sound = self._sounds.play(self._heard or self.wearing.profile.alert_sound, self._percent)

    # --- what is asked ---

    def _asked(self) -> Asked:
        match self.step:
            case Step.TEXT:
                lines, offers = self._text()
            case Step.ALERT:
                lines, offers = self._alert()
            case Step.LOUD:
                lines, offers = self._loud()
            case Step.COLOURS | Step.HAND:
                lines, offers = self._worn()
            case Step.END:
                lines, offers = self._end()
            case _:
                lines, offers = self._intro()
        turning = () if self.step in (Step.INTRO, Step.END) or self._is_filled() else _turning()
        trouble = (not_saved(),) if self._fitting.failed else ()
        sample = _sample() if self.step is Step.TEXT else ""
        return Asked(
            f"step:{self.step.name}",
            "",
            back_to_page(),
            (*lines, *trouble),
            (*offers, *turning),
            sample=sample,
            sample_percent=self._percent if sample else 0,
        )

    def _intro(self) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
        lines = (
            translate("Fit", "Nu provar vi vad som passar dig.", "Begin of the try-out"),
            translate("Fit", "Ta gärna hjälp av någon från hemtjänsten.", "Begin of the try-out: staff may help"),
            translate("Fit", "Du kan sluta när du vill. Det du har valt finns kvar.", "Begin of the try-out"),
        )
        return lines, (Offer("next", translate("Fit", "Ja, vi börjar", "Begins the try-out"), is_main=True),)

    def _text(self) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
        offers = [Offer("yes", translate("Fit", "Ja, jag kan läsa det", "Answer: can read the text"))]
        if self._percent < SAMPLE_PERCENTS[-1]:
            offers.append(Offer("more", translate("Fit", "Nej, större", "Answer: the text must be larger"), "plus"))
        if self._percent > SAMPLE_PERCENTS[0]:
            offers.append(Offer("less", translate("Fit", "Lite mindre", "Answer: smaller again"), "circle-minus"))
        question = translate("Fit", "Kan du läsa det som står här under?", "Question")
        return ("" if self._is_filled() else question,), tuple(offers)

    def _is_filled(self) -> bool:
        """The sample takes so much of the page that nothing but its answers stands beside it."""
        return self.step is Step.TEXT and self._percent >= FILLS_FROM_PERCENT

    def _alert(self) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
        asked = topic("alert")
        offers = [
            Offer(f"sound:{number}", choice.sentence, choice.icon, is_so=self._heard is tuple(AlertSound)[number])
            for number, choice in enumerate(asked.choices)
        ]
        if self._heard is not None:
            offers.append(Offer("yes", translate("Fit", "Det här hör jag bäst", "Answer: this sound"), is_main=True))
        lines = (asked.question, translate("Fit", "Tryck på dem och lyssna.", "How to hear the sounds"))
        return (*lines, self._silence()), tuple(offers)

    def _loud(self) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
        offers = [
            Offer("yes", translate("Fit", "Ja, jag hör det bra", "Answer: hears the sound")),
            Offer("again", translate("Fit", "Spela igen", "Button: play the sound again"), "volume"),
        ]
        if self._percent < LOUD_PERCENTS[-1]:
            offers.insert(1, Offer("more", translate("Fit", "Nej, högre", "Answer: the sound must be louder"), "plus"))
        return (translate("Fit", "Hör du ljudet?", "Question"), self._silence()), tuple(offers)

    def _silence(self) -> str:
        if self._has_sound:
            return ""
        return translate("Fit", "Plattan kan inte spela ljud just nu.", "There is nothing to play a sound on")

    def _worn(self) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
        asked = topic("colours" if self.step is Step.COLOURS else "hand")
        offers = tuple(
            Offer(f"wear:{number}", choice.sentence, choice.icon, is_so=choice.is_so(self.wearing.profile))
            for number, choice in enumerate(asked.choices)
        )
        return (asked.question,), offers

    def _end(self) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
        changed = told(self._profile_before, self.wearing.profile)
        keep = Offer("keep", translate("Fit", "Bra, så vill jag ha det", "Keeps what was found"), is_main=True)
        if not changed:
            nothing = translate("Fit", "Plattan passar dig som den är. Inget är ändrat.", "Nothing was found to change")
            return (nothing,), (keep,)
        undo = translate("Fit", "Nej, gör som det var förut", "Takes back everything that the try-out changed")
        anew = translate("Fit", "Prova en gång till", "Begins the try-out again")
        lines = (translate("Fit", "Så här har plattan blivit:", "Before what the try-out has changed"), *changed)
        return lines, (keep, Offer("undo", undo, "arrow-back-up"), Offer("anew", anew, "refresh"))


def told(before: TabletProfile, now: TabletProfile) -> tuple[str, ...]:
    """What differs, a sentence each: the question's name and its answer."""
    topics = [one for group in groups() for one in group.topics]
    answers = [(one, one.answer_in(before), one.answer_in(now)) for one in topics]
    text = translate("Fit", "%1: %2.", "What has changed: %1 is the name of a question, %2 its answer")
    return tuple(
        text.replace("%1", one.name).replace("%2", answer.rstrip("."))
        for one, was, answer in answers
        if answer and answer != was
    )


def _beside(steps: tuple[int, ...], at: int, *, up: bool) -> int:
    if up:
        return next((step for step in steps if step > at), steps[-1])
    return next((step for step in reversed(steps) if step < at), steps[0])


def _turning() -> tuple[Offer, ...]:
    return (
        Offer("before", translate("Fit", "Förra frågan", "Button: the question before")),
        Offer("next", translate("Fit", "Nästa fråga", "Button: leave this question")),
    )


def _sample() -> str:
    return translate("Fit", "Nu är det kaffe.", "Sample text, to be read aloud")
