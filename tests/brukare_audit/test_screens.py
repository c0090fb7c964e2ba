"""A sample of the audit: every screen once or more, every language, size of text, theme and glass in turn. The whole is
`python -m tests.bench brukare --only audit`."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.brukare_audit.audit import audit, speak, wear
from tests.brukare_audit.ways import GLASSES, SCALES, THEMES, Way, every_case, languages, sample, screens
from ui.shared.look import Look

CASES = 28
SEED = 20261128
"""Another one is another sample."""


@pytest.fixture
def spoken(app: QApplication) -> Iterator[list[str]]:
    """Languages that a test has spoken; Swedish is spoken again after it."""
    said: list[str] = []
    yield said
    if set(said) - {"sv"}:
        speak(app, "sv")


@pytest.mark.parametrize(("way", "name"), sample(CASES, seed=SEED), ids=str)
def test_a_screen_holds_the_measures(app: QApplication, worn: Look, spoken: list[str], way: Way, name: str) -> None:
    spoken.append(way.language)
    wear(app, way, language_now="sv")
    looked = audit(app, screens()[name], way)
    assert looked.pages
    assert looked.words
    assert [f"page {page + 1}: {finding}" for page, finding in looked.found] == []


def test_the_sample_leaves_out_no_screen_and_no_kind_of_way() -> None:
    cases = sample(CASES, seed=SEED)
    assert {name for _, name in cases} == set(screens())
    assert {way.scale for way, _ in cases} == set(SCALES)
    assert {way.theme for way, _ in cases} == set(THEMES)
    assert {way.glass for way, _ in cases} == set(GLASSES)
    assert {way.language for way, _ in cases} == set(languages())
    assert len({(way.scale, way.glass) for way, _ in cases}) > len(SCALES) * len(GLASSES) / 2


def test_the_same_seed_gives_the_same_sample() -> None:
    assert sample(CASES, seed=1) == sample(CASES, seed=1)
    assert sample(CASES, seed=1) != sample(CASES, seed=2)


def test_the_whole_holds_every_screen_in_every_way_once() -> None:
    every = list(every_case())
    assert len(every) == len(set(every)) == len(screens()) * len(languages()) * 4 * 3 * 4
