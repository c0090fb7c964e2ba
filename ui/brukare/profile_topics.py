"""What can be changed on the tablet, as questions with sentences for answers. *Ändra plattan* and the try-out show
them; what an answer sets is here, how it looks is not."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.tablet_profile import Setting, TabletProfile, settings_of

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Choice:
    sentence: str
    changes: Mapping[str, Setting]
    icon: str = ""

    def is_so(self, profile: TabletProfile) -> bool:
        now = settings_of(profile)
        return all(now[name] == value for name, value in self.changes.items())


@dataclass(frozen=True)
class Topic:
    """One question. `name` stands on the button that leads to it."""

    key: str
    name: str
    question: str
    choices: tuple[Choice, ...]

    def answer_in(self, profile: TabletProfile) -> str:
        """How it is now; empty where it stands between two answers."""
        return next((choice.sentence for choice in self.choices if choice.is_so(profile)), "")


@dataclass(frozen=True)
class Group:
    """Questions that belong together, behind one button."""

    key: str
    name: str
    icon: str
    topics: tuple[Topic, ...]


def groups() -> tuple[Group, ...]:
    """Made when they are shown: the words follow the language."""
    return (
        Group("text", translate("Fit", "Storlek", "What to change: size of text"), "text-size", (_text(),)),
        Group("colours", translate("Fit", "Färger", "What to change: colours"), "sun", (_colours(),)),
        Group("sound", translate("Fit", "Ljud", "What to change: sounds"), "volume", (_loud(), _alert())),
        Group("touch", translate("Fit", "Tryck", "What to change: touch"), "hand-finger", _touch()),
        Group("aloud", translate("Fit", "Läsa högt", "What to change: reading aloud"), "message", (_aloud(), _rate())),
        Group("hand", translate("Fit", "Hand", "What to change: which hand"), "hand-stop", (_hand(),)),
        Group(
            "places",
            translate("Fit", "Knappar", "What to change: places and pictures"),
            "list",
            (_places(), _pictures()),
        ),
        Group("language", translate("Fit", "Språk", "What to change: language"), "language", (_language(),)),
        Group("scan", translate("Fit", "Utan tryck", "What to change: no touch"), "refresh", (_scan(), _scan_speed())),
    )


def topic(key: str) -> Topic:
    """Raises KeyError."""
    return {one.key: one for group in groups() for one in group.topics}[key]


def _of(name: str, *answers: tuple[str, Setting]) -> tuple[Choice, ...]:
    return tuple(Choice(sentence, {name: value}) for sentence, value in answers)


def _text() -> Topic:
    name = translate("Fit", "Textens storlek", "Name of a question")
    question = translate("Fit", "Hur stor text vill du ha?", "Question")
    return Topic(
        "text",
        name,
        question,
        _of(
            "text_percent",
            (translate("Fit", "Vanlig", "Answer: text size 100 %"), 100),
            (translate("Fit", "Lite större", "Answer: text size 125 %"), 125),
            (translate("Fit", "Större", "Answer: text size 150 %"), 150),
            (translate("Fit", "Dubbelt så stor", "Answer: text size 200 %"), 200),
            (translate("Fit", "Mycket stor", "Answer: text size 250 %"), 250),
            (translate("Fit", "Störst", "Answer: text size 300 %"), 300),
        ),
    )


def _colours() -> Topic:
    name = translate("Fit", "Ljus eller mörk", "Name of a question")
    question = translate("Fit", "Hur ska plattan se ut?", "Question: colours")
    return Topic(
        "colours",
        name,
        question,
        (
            Choice(translate("Fit", "Ljus", "Answer: light theme"), {"theme": "light"}, "sun"),
            Choice(translate("Fit", "Mörk", "Answer: dark theme"), {"theme": "dark"}, "moon"),
            Choice(
                translate("Fit", "Svart och gul", "Answer: high contrast theme"),
                {"theme": "high_contrast"},
                "circle-half-2",
            ),
        ),
    )


def _loud() -> Topic:
    name = translate("Fit", "Hur högt det ringer", "Name of a question")
    question = translate("Fit", "Hur högt ska plattan ringa? Den ringer aldrig svagare.", "Question")
    return Topic(
        "loud",
        name,
        question,
        _of(
            "volume_floor",
            (translate("Fit", "Svagt", "Answer: how loud"), 30),
            (translate("Fit", "Lagom", "Answer: how loud"), 50),
            (translate("Fit", "Högt", "Answer: how loud"), 75),
            (translate("Fit", "Så högt det går", "Answer: how loud"), 100),
        ),
    )


def _alert() -> Topic:
    name = translate("Fit", "Vilket ljud", "Name of a question: which alert sound")
    question = translate("Fit", "Vilket ljud hör du bäst?", "Question")
    return Topic(
        "alert",
        name,
        question,
        (
            Choice(translate("Fit", "Mörkt ljud", "Answer: low sound"), {"alert_sound": "low"}, "volume"),
            Choice(
                translate("Fit", "Mellanljud", "Answer: the middle one of three sounds"),
                {"alert_sound": "middle"},
                "volume",
            ),
            Choice(translate("Fit", "Ljust ljud", "Answer: high sound"), {"alert_sound": "high"}, "volume"),
        ),
    )


def _touch() -> tuple[Topic, ...]:
    return (_press_on(), _hold(), _repeat(), _tremor(), _dwell(), _slide())


def _press_on() -> Topic:
    return Topic(
        "press_on",
        translate("Fit", "När det räknas", "Name of a question: when a touch counts"),
        translate("Fit", "När ska ett tryck räknas?", "Question"),
        _of(
            "press_on",
            (translate("Fit", "När jag lyfter fingret", "Answer: press on release"), "release"),
            (translate("Fit", "När jag rör knappen", "Answer: press on touch"), "touch"),
        ),
    )


def _hold() -> Topic:
    return Topic(
        "hold",
        translate("Fit", "Hålla kvar fingret", "Name of a question: hold time"),
        translate("Fit", "Hur länge ska fingret vara på knappen?", "Question"),
        _of(
            "hold_ms",
            (translate("Fit", "Ett kort tryck räcker", "Answer: hold time none"), 0),
            (translate("Fit", "En halv sekund", "Answer: a time"), 500),
            (translate("Fit", "En sekund", "Answer: a time"), 1000),
            (translate("Fit", "Två sekunder", "Answer: a time"), 2000),
        ),
    )


def _repeat() -> Topic:
    return Topic(
        "repeat",
        translate("Fit", "Tryck som blir två", "Name of a question: ignore repeats"),
        translate("Fit", "Hur länge ska plattan vänta på nästa tryck?", "Question"),
        _of(
            "ignore_repeat_ms",
            (translate("Fit", "Inte alls", "Answer: it does not wait"), 0),
            (translate("Fit", "En halv sekund", "Answer: a time"), 500),
            (translate("Fit", "En sekund", "Answer: a time"), 1000),
            (translate("Fit", "Två sekunder", "Answer: a time"), 2000),
        ),
    )


def _tremor() -> Topic:
    def shakes(mm: int) -> Mapping[str, Setting]:
        return {"tremor_filter": True, "tremor_mm": mm}

    return Topic(
        "tremor",
        translate("Fit", "Handen skakar", "Name of a question: tremor"),
        translate("Fit", "Skakar din hand?", "Question"),
        (
            Choice(translate("Fit", "Nej, den är stadig", "Answer: no tremor"), {"tremor_filter": False}),
            Choice(translate("Fit", "Ja, lite", "Answer: a little tremor"), shakes(2)),
            Choice(translate("Fit", "Ja, en del", "Answer: some tremor"), shakes(4)),
            Choice(translate("Fit", "Ja, mycket", "Answer: much tremor"), shakes(8)),
        ),
    )


def _dwell() -> Topic:
    return Topic(
        "dwell",
        translate("Fit", "Vila på knappen", "Name of a question: dwell"),
        translate("Fit", "Ska det räcka att vila på en knapp?", "Question: resting on it presses it"),
        _of(
            "dwell_ms",
            (translate("Fit", "Nej, jag trycker", "Answer: no dwelling"), 0),
            (translate("Fit", "Ja, i en sekund", "Answer: dwell time"), 1000),
            (translate("Fit", "Ja, i två sekunder", "Answer: dwell time"), 2000),
            (translate("Fit", "Ja, i tre sekunder", "Answer: dwell time"), 3000),
        ),
    )


def _slide() -> Topic:
    return Topic(
        "slide",
        translate("Fit", "Dra fingret", "Name of a question: slide to the edge"),
        translate("Fit", "Vill du kunna dra fingret mot en knapp vid kanten?", "Question"),
        _of(
            "slide_to_edge",
            (translate("Fit", "Nej, jag trycker på den", "Answer: no sliding"), False),
            (translate("Fit", "Ja, jag drar fingret dit", "Answer: sliding"), True),
        ),
    )


def _aloud() -> Topic:
    return Topic(
        "aloud",
        translate("Fit", "Läsa högt", "Name of a question"),
        translate("Fit", "Ska plattan läsa högt för dig?", "Question"),
        _of(
            "read_aloud",
            (translate("Fit", "Nej, jag läser själv", "Answer"), False),
            (translate("Fit", "Ja, läs högt", "Answer"), True),
        ),
    )


def _rate() -> Topic:
    return Topic(
        "rate",
        translate("Fit", "Hur fort den läser", "Name of a question"),
        translate("Fit", "Hur fort ska plattan läsa?", "Question"),
        _of(
            "speech_rate",
            (translate("Fit", "Långsamt", "Answer: speech rate 120"), 120),
            (translate("Fit", "Lugnt", "Answer: speech rate 140"), 140),
            (translate("Fit", "Vanligt", "Answer: speech rate 160"), 160),
            (translate("Fit", "Fort", "Answer: speech rate 190"), 190),
        ),
    )


def _hand() -> Topic:
    return Topic(
        "hand",
        translate("Fit", "Höger eller vänster", "Name of a question"),
        translate("Fit", "Vilken hand trycker du med?", "Question"),
        _of(
            "hand",
            (translate("Fit", "Höger hand", "Answer"), "right"),
            (translate("Fit", "Vänster hand", "Answer"), "left"),
        ),
    )


def _places() -> Topic:
    return Topic(
        "places",
        translate("Fit", "Hur många knappar", "Name of a question"),
        translate("Fit", "Hur många knappar vill du se på en gång?", "Question"),
        _of(
            "places",
            (translate("Fit", "Så många som får plats", "Answer: six places"), 6),
            (translate("Fit", "Fyra", "Answer: four places"), 4),
            (translate("Fit", "Tre", "Answer: three places"), 3),
            (translate("Fit", "Två", "Answer: two places"), 2),
            (translate("Fit", "En i taget", "Answer: one place"), 1),
        ),
    )


def _pictures() -> Topic:
    return Topic(
        "pictures",
        translate("Fit", "Bilder på knapparna", "Name of a question"),
        translate("Fit", "Vill du ha bilder på knapparna?", "Question"),
        _of(
            "pictograms",
            (translate("Fit", "Ja, vanliga bilder", "Answer"), "usual"),
            (translate("Fit", "Ja, stora bilder", "Answer"), "more"),
            (translate("Fit", "Nej, bara ord", "Answer"), "less"),
        ),
    )


LANGUAGES = (
    ("Svenska", "sv"),
    ("English", "en"),
    ("Suomi", "fi"),
    ("العربية", "ar"),
    ("Soomaali", "so"),
    ("فارسی", "fa"),
    ("Español", "es"),
    ("Polski", "pl"),
)
"""By the names that their speakers give them; these are never translated."""


def _language() -> Topic:
    return Topic(
        "language",
        translate("Fit", "Språk", "Name of a question"),
        translate("Fit", "Vilket språk vill du läsa?", "Question"),
        _of("language", *LANGUAGES),
    )


def _scan() -> Topic:
    return Topic(
        "scan",
        translate("Fit", "Hur du styr", "Name of a question: control without touch"),
        translate("Fit", "Hur vill du styra plattan?", "Question"),
        _of(
            "scan_mode",
            (translate("Fit", "Jag rör vid plattan", "Answer: by touch"), "none"),
            (translate("Fit", "Med en knapp. Plattan går av sig själv.", "Answer"), "one_switch_automatic"),
            (translate("Fit", "Med en knapp. Jag går själv.", "Answer"), "one_switch_step"),
            (translate("Fit", "Med två knappar", "Answer: two switches"), "two_switches"),
        ),
    )


def _scan_speed() -> Topic:
    return Topic(
        "scan_speed",
        translate("Fit", "Hur fort den går", "Name of a question: how fast the marking moves on"),
        translate("Fit", "Hur länge ska markeringen stanna på varje sak?", "Question"),
        _of(
            "scan_ms",
            (translate("Fit", "En sekund", "Answer: a time"), 1000),
            (translate("Fit", "Två sekunder", "Answer: a time"), 2000),
            (translate("Fit", "Tre sekunder", "Answer: a time"), 3000),
            (translate("Fit", "Fem sekunder", "Answer: a time"), 5000),
        ),
    )
