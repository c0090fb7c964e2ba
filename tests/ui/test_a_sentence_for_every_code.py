"""Every code that the program can end in has a Swedish sentence of its own, so that nobody is left with a code or with
silence."""

import re
from collections.abc import Callable

import pytest

from app.domain.arrival import Arrival, Arrived
from app.domain.refusal import HubProblem, Refusal, StoreProblem
from ui.shared.sentences import (
    arrived_words,
    enrolment_problem_words,
    hub_problem_text,
    hub_problem_words,
    refusal_words,
    short_arrived_words,
    store_problem_words,
)

CASES: list[tuple[Callable[..., str], object]] = [
    *((refusal_words, code) for code in Refusal),
    *((hub_problem_words, code) for code in HubProblem),
    *((enrolment_problem_words, code) for code in HubProblem),
    *((store_problem_words, code) for code in StoreProblem),
]


@pytest.mark.parametrize(("words", "code"), CASES)
def test_a_code_is_said_as_whole_sentences_without_the_code(words: Callable[[object], str], code: str) -> None:
    sentence = words(code)
    assert re.fullmatch(r"[A-ZÅÄÖ].*[.!?]", sentence), sentence
    assert "_" not in sentence
    assert "None" not in sentence
    assert "%" not in sentence


@pytest.mark.parametrize("words", [hub_problem_words, refusal_words, store_problem_words], ids=lambda f: f.__name__)
def test_codes_are_not_all_said_with_the_same_words(words: Callable[..., str]) -> None:
    codes = {hub_problem_words: HubProblem, refusal_words: Refusal, store_problem_words: StoreProblem}[words]
    said = {words(code) for code in codes}
    assert len(said) > len(codes) * 0.6


@pytest.mark.parametrize("problem", [one for one in HubProblem if one is not HubProblem.NO_NETWORK])
def test_a_problem_in_a_snapshot_is_said_with_what_is_safe(problem: HubProblem) -> None:
    assert "sparat här" in hub_problem_text(problem.value)


def test_a_wrong_clock_is_said_with_what_to_do() -> None:
    assert "Klockan" in hub_problem_text(HubProblem.CLOCK_WRONG.value)


@pytest.mark.parametrize("state", Arrival)
def test_only_a_receipt_is_said_as_arrived(state: Arrival) -> None:
    claims = [
        "har tagit emot" in arrived_words(Arrived(state, None)),
        short_arrived_words(Arrived(state, None)) == "Hos hubben",
    ]
    assert claims == [state is Arrival.RECEIVED] * 2


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_says_why(refusal: Refusal) -> None:
    assert refusal_words(refusal) in arrived_words(Arrived(Arrival.REFUSED, None, refusal.value))
