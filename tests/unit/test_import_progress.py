"""The progress bar: on a terminal, and nowhere else."""

import io

from app.hub.imports import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    with progress.showing_progress(io.StringIO()) as tell:
        assert tell is None


def test_what_takes_under_a_second_shows_nothing() -> None:
    terminal = Terminal()
    with progress.showing_progress(terminal, now=lambda: 5.0) as tell:
        assert tell is not None
        tell("Läser besök", 1, 10)
    assert terminal.getvalue() == ""


def test_what_takes_longer_shows_how_far_it_has_come() -> None:
    terminal, moments = Terminal(), iter((5.0, 6.5, 7.0))
    with progress.showing_progress(terminal, now=lambda: next(moments)) as tell:
        assert tell is not None
        tell("Läser besök", 1, 10)
        tell("Läser besök", 5, 10)
    assert "Läser besök" in terminal.getvalue()


def test_a_step_of_unknown_length_is_shown_at_once() -> None:
    terminal = Terminal()
    with progress.showing_progress(terminal, now=lambda: 5.0) as tell:
        assert tell is not None
        tell("Skriver till hubben", 0, 0)
    assert "Skriver till hubben" in terminal.getvalue()
