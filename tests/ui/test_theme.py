"""The tokens hold the contrasts that DESIGN.md states, in all themes."""

import pytest

from ui.shared.look import BRUKARE, HANDLAGGARE, STAFF, Look
from ui.shared.measure import FALLBACK_PPI, Measure, measure_for
from ui.shared.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme, contrast

STATED = [
    (LIGHT, "ink", "ground", 15.6),
    (DARK, "ink", "ground", 15.6),
    (LIGHT, "quiet", "ground", 9.0),
    (DARK, "quiet", "ground", 11.4),
    (LIGHT, "on_primary", "primary", 11.1),
    (DARK, "on_primary", "primary", 10.1),
    (LIGHT, "on_good", "good", 8.8),
    (DARK, "good", "ground", 11.2),
    (LIGHT, "on_alarm", "alarm", 8.4),
    (DARK, "on_alarm", "alarm", 10.5),
    (LIGHT, "ink", "notice", 13.2),
    (LIGHT, "ink", "info", 13.7),
    (LIGHT, "border", "ground", 4.5),
]
TEXT_PAIRS = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "notice"),
    ("ink", "info"),
    ("quiet", "ground"),
    ("quiet", "surface"),
    ("quiet", "good_ground"),
    ("quiet", "info"),
    ("primary", "surface"),
    ("on_primary", "primary"),
    ("good", "good_ground"),
]


@pytest.mark.parametrize(
    ("theme", "words", "ground", "stated"), STATED, ids=lambda value: getattr(value, "name", str(value))
)
def test_contrast_is_what_the_design_states(theme: Theme, words: str, ground: str, stated: float) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= stated - 0.05


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_all_words_stand_at_seven_to_one_or_better(theme: Theme, words: str, ground: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= 7.0


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("line", ["border", "focus", "primary", "good"])
def test_no_line_stands_under_three_to_one(theme: Theme, line: str) -> None:
    for ground in ("ground", "surface"):
        assert contrast(getattr(theme, line), getattr(theme, ground)) >= 3.0


def test_high_contrast_is_black_white_and_yellow() -> None:
    assert (HIGH_CONTRAST.ground, HIGH_CONTRAST.ink) == ("#000000", "#FFFFFF")
    assert HIGH_CONTRAST.focus == HIGH_CONTRAST.primary == "#FFFF00"


def test_high_contrast_borders_are_a_millimetre_on_the_tablet(worn: Look) -> None:
    worn.wear(theme=HIGH_CONTRAST, measure=Measure(ppi=254), density=BRUKARE)
    assert worn.line_px(BRUKARE.card_line_mm) >= 10


def test_millimetres_are_the_screens_own() -> None:
    assert Measure(ppi=149).mm(20) == 117
    assert Measure(ppi=203).mm(11) == 88
    assert Measure(ppi=149).pt(24) == 50


def test_text_scale_enlarges_words_and_no_gaps() -> None:
    plain, large = Measure(ppi=149), Measure(ppi=149, text_scale=3.0)
    assert large.pt(13) == pytest.approx(3 * plain.pt(13), abs=2)
    assert large.mm(4) == plain.mm(4)


@pytest.mark.parametrize(
    ("setting", "ppi"), [("203", 203.0), ("203,5", 203.5), ("9", FALLBACK_PPI), ("x", FALLBACK_PPI)]
)
def test_the_setting_is_believed_when_it_can_be_true(monkeypatch: pytest.MonkeyPatch, setting: str, ppi: float) -> None:
    monkeypatch.setenv("TRYGGVE_PPI", setting)
    assert measure_for(None).ppi == ppi


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (2.0, 2.0), (9.0, 3.0)])
def test_text_scale_stays_between_one_and_three(asked: float, given: float) -> None:
    assert measure_for(None, asked).text_scale == given


@pytest.mark.parametrize("density", [BRUKARE, STAFF, HANDLAGGARE], ids=lambda density: density.name)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_headings_stay_larger_than_running_text(worn: Look, density: object, scale: float) -> None:
    worn.wear(density=density, measure=Measure(ppi=149, text_scale=scale))  # type: ignore[arg-type]
    sizes = [worn.font(size).pixelSize() for size in (worn.density.body_pt, worn.density.title_pt)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1]
