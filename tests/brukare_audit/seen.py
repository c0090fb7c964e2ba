"""What stands on a screen, as measured: controls, painted text, pictures and lines, and the pixels.

Lengths are pixels of the window. No widgets are kept here, so that each check is a function of values.
"""

from dataclasses import dataclass, field

from tests.brukare_audit.pixels import Pixels

MM_PER_INCH = 25.4
MM_PER_PT = 0.353
ROUNDING_PX = 1.0
"""A length in mm is rounded to whole pixels when it is laid out."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        return self.width <= 0 or self.height <= 0

    def shared(self, other: "Box") -> "Box":
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, right: float, down: float) -> "Box":
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def holds(self, other: "Box", slack: float = ROUNDING_PX) -> bool:
        wider = self.grown(slack)
        return (
            wider.left <= other.left
            and wider.top <= other.top
            and wider.right >= other.right
            and wider.bottom >= other.bottom
        )


@dataclass(frozen=True)
class Control:
    """Something to press or write in. `box` is all of it, `shown` what the glass shows of it."""

    path: str
    name: str
    box: Box
    shown: Box
    within: frozenset[str]
    """Paths of what it stands in."""
    is_button: bool = True
    is_enabled: bool = True
    is_alarm: bool = False
    is_key: bool = False
    is_language: bool = False
    """The name of one: they stand all at once, for whoever cannot read *Nästa*."""
    stands_everywhere: bool = False
    """In the frame around every screen, or the turning of pages: no choice of this screen."""
    scrolls: bool = False


@dataclass(frozen=True)
class Run:
    """Some text as it was painted on one line. `box` is what its letters cover, `clip` what its widget may show."""

    path: str
    text: str
    box: Box
    clip: Box
    pixel_size: float
    advance: float
    on_control: bool
    scrolls: bool = False

    @property
    def is_seen(self) -> bool:
        return not self.box.shared(self.clip).is_empty

    @property
    def is_whole(self) -> bool:
        return self.clip.holds(self.box)


@dataclass(frozen=True)
class Told:
    """A widget that says something: what it was given to say, and the runs that it painted."""

    path: str
    text: str
    runs: tuple[Run, ...]
    room: float
    """Width that its lines may take."""
    on_control: bool


@dataclass(frozen=True)
class Drawn:
    """A picture that was painted."""

    path: str
    box: Box
    clip: Box
    is_photo: bool
    scrolls: bool = False


@dataclass(frozen=True)
class Line:
    """A stroke around a shape, by its outer edge and its width."""

    path: str
    box: Box
    clip: Box
    width: float


@dataclass(frozen=True)
class Seen:
    pixels: Pixels
    ppi: float
    alarm_red: str
    told: tuple[Told, ...] = ()
    controls: tuple[Control, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    lines: tuple[Line, ...] = ()
    scale: float = 1.0
    glass: Box = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "glass", Box(0, 0, self.pixels.width, self.pixels.height))

    def mm(self, pixels: float) -> float:
        return pixels / self.ppi * MM_PER_INCH

    def px(self, mm: float) -> float:
        return mm / MM_PER_INCH * self.ppi

    def pt(self, pixels: float) -> float:
        return self.mm(pixels) / MM_PER_PT

    @property
    def runs(self) -> list[Run]:
        return [run for told in self.told for run in told.runs]

    @property
    def is_landscape(self) -> bool:
        return self.pixels.width > self.pixels.height


@dataclass(frozen=True)
class Finding:
    check: str
    path: str
    measured: str
    wanted: str
    box: Box
    words: str = ""
    """What stands there, so that it is found again."""

    def __str__(self) -> str:
        said = f" {self.words[:40]!r}" if self.words else ""
        return f"{self.check}: {self.path}{said}: {self.measured}, wanted {self.wanted}"
