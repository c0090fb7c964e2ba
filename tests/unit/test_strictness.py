"""The rules of tests/conftest.py bite: each is broken here in a test run of its own."""

import socket
from pathlib import Path

import pytest
from hypothesis import settings

from tests.conftest import NetworkForbiddenError

A_RUN = """
import logging, structlog

log = structlog.get_logger()
def setup_log(): structlog.configure(processors=[structlog.processors.JSONRenderer()], cache_logger_on_first_use=True)
def test_event_after_setup(expect_log): expect_log("^WARNING odd count=3$"); setup_log(); log.warning("odd", count=3)
def test_event_by_a_logger_used_before(): setup_log(); log.error("push.odd")
def test_event_without_setup(): log.warning("odd")
def test_event_that_is_fine(): log.info("fine")
def test_silent_and_fine(): logging.getLogger("x").info("fine")
def test_expected_and_fine(expect_log): expect_log("^ERROR x: odd"); logging.getLogger("x").error("odd, and so on")
def test_unexpected(): logging.getLogger("x").warning("odd")
def test_another_than_expected(expect_log): expect_log("odd"); logging.error("odd"); logging.error("bad")
def test_expected_but_silent(expect_log): expect_log("odd")
"""


def test_a_log_line_counts_when_it_was_not_expected(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    pytester.makeconftest("from tests.conftest import _expected_log, expect_log")
    pytester.makepyfile(A_RUN)
    run = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    run.assert_outcomes(passed=9, errors=5)
    for name in (
        "unexpected",
        "another_than_expected",
        "expected_but_silent",
        "event_by_a_logger_used_before",
        "event_without_setup",
    ):
        run.stdout.fnmatch_lines_random([f"ERROR *::test_{name}*"])


def test_this_machine_may_be_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        assert line.getpeername() == server.getsockname()


@pytest.mark.parametrize("far", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_no_other_machine_may_be_asked(far: str) -> None:
    with pytest.raises(NetworkForbiddenError):
        socket.create_connection((far, 80), timeout=1)


def test_an_address_is_refused_without_a_look_up() -> None:
    with socket.socket() as line, pytest.raises(NetworkForbiddenError):
        line.connect(("192.0.2.1", 80))


def test_chance_is_the_same_every_time() -> None:
    assert settings().derandomize
