"""What every way of signing in must do. A suite subclasses this and gives `bench`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from app.domain.clock import HeldClock
from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.identity.interface import NotOpened, SignIn, UnlockedPerson
from tests.fakes.enrolling_hub import EnrollingHub, Invited

PIN, OTHER_PIN, WRONG = "274913", "806152", "000000"
ANNA, GUNVOR = PersonId("anna"), PersonId("gunvor")


@dataclass
class SignInBench:
    sign_in: SignIn
    hub: EnrollingHub
    clock: HeldClock
    restart: Callable[[], SignIn]
    """The program ends and starts again on the same device."""


def opened(answer: UnlockedPerson | HubProblem | NotOpened) -> UnlockedPerson:
    assert isinstance(answer, UnlockedPerson), answer
    return answer


class SignInContract:
    @pytest.fixture
    def bench(self) -> SignInBench:
        raise NotImplementedError

    @pytest.fixture(autouse=True)
    def _invited(self, bench: SignInBench) -> None:
        bench.hub.invited = {
            "code-anna": Invited("anna"),
            "code-anna-2": Invited("anna"),
            "code-bo": Invited("bo", first_name="Bo", name="Bo Alm", mode="handlaggare"),
            "code-gunvor": Invited("gunvor", first_name="Gunvor", name="Gunvor Lind", mode="brukare"),
        }

    def test_nobody_is_there_at_first(self, bench: SignInBench) -> None:
        assert bench.sign_in.people() == ()
        assert isinstance(bench.sign_in.unlock(ANNA, PIN), NotOpened)

    def test_who_enrols_opens_the_same_database_after_a_restart(self, bench: SignInBench) -> None:
        enrolled = opened(bench.sign_in.enrol("code-anna", pin=PIN))
        assert (enrolled.person, enrolled.name, enrolled.mode, len(enrolled.database_key)) == (
            "anna",
            "Anna Ek",
            "staff",
            32,
        )
        assert bench.restart().unlock(ANNA, PIN) == enrolled

    def test_several_share_a_device_and_each_has_a_key(self, bench: SignInBench) -> None:
        anna = opened(bench.sign_in.enrol("code-anna", pin=PIN))
        bo = opened(bench.sign_in.enrol("code-bo", pin=OTHER_PIN))
        assert [(face.first_name, face.needs_pin) for face in bench.sign_in.people()] == [("Anna", True), ("Bo", True)]
        assert anna.database_key != bo.database_key
        assert bench.hub.asked[0].device_key == bench.hub.asked[1].device_key
        answer = bench.sign_in.unlock(bo.person, PIN)
        assert answer == NotOpened(StoreProblem.WRONG_PIN), "one person's PIN opens nothing of another's"

    def test_a_brukares_own_tablet_opens_without_a_pin(self, bench: SignInBench) -> None:
        enrolled = opened(bench.sign_in.enrol("code-gunvor", pin=None))
        sign_in = bench.restart()
        assert sign_in.unlock(GUNVOR, None) == enrolled
        assert [face.needs_pin for face in sign_in.people()] == [False]

    def test_staff_need_a_pin_and_the_code_is_not_lost_by_forgetting_it(self, bench: SignInBench) -> None:
        assert bench.sign_in.enrol("code-anna", pin=None) == NotOpened(StoreProblem.WRONG_PIN)
        assert bench.sign_in.people() == ()
        opened(bench.sign_in.enrol("code-anna", pin=PIN))

    @pytest.mark.parametrize("pin", ["", "12345", "abcdef", "1234567"])
    def test_a_pin_of_another_form_is_not_taken(self, bench: SignInBench, pin: str) -> None:
        assert bench.sign_in.enrol("code-anna", pin=pin) == NotOpened(StoreProblem.WRONG_PIN)
        assert bench.hub.asked == []

    @pytest.mark.parametrize("restarted", [False, True])
    @pytest.mark.parametrize("failure", ["away", "answer_lost"])
    def test_the_same_code_works_after_a_lost_answer(self, bench: SignInBench, failure: str, restarted: bool) -> None:
        setattr(bench.hub, failure, 2)
        sign_in = bench.sign_in
        for _ in range(2):
            assert isinstance(sign_in.enrol("code-anna", pin=PIN), HubProblem)
            assert sign_in.people() == ()
            sign_in = bench.restart() if restarted else sign_in
        enrolled = opened(sign_in.enrol("code-anna", pin=OTHER_PIN))
        assert sign_in.unlock(ANNA, OTHER_PIN) == enrolled
        assert len({(asked.person_key, asked.device_key) for asked in bench.hub.asked}) == 1

    def test_what_the_hub_says_of_a_code_is_passed_on(self, bench: SignInBench) -> None:
        bench.hub.expired.add("code-bo")
        assert bench.sign_in.enrol("nonsense", pin=PIN) is HubProblem.CODE_UNKNOWN
        assert bench.sign_in.enrol("code-bo", pin=PIN) is HubProblem.CODE_EXPIRED
        bench.hub.used["code-anna"] = "somebody else's key"
        assert bench.sign_in.enrol("code-anna", pin=PIN) is HubProblem.CODE_USED
        assert bench.sign_in.people() == ()

    def test_wrong_pins_slow_down_and_a_right_one_sets_them_back(self, bench: SignInBench) -> None:
        opened(bench.sign_in.enrol("code-anna", pin=PIN))
        unlock = bench.sign_in.unlock
        assert unlock(ANNA, WRONG) == NotOpened(StoreProblem.WRONG_PIN)
        assert unlock(ANNA, WRONG) == NotOpened(StoreProblem.WRONG_PIN)
        assert unlock(ANNA, WRONG) == NotOpened(StoreProblem.WRONG_PIN, wait_s=5.0)
        assert unlock(ANNA, PIN) == NotOpened(StoreProblem.WAIT, wait_s=5.0), "not looked at, right or wrong"
        again = bench.restart()
        assert again.unlock(ANNA, PIN) == NotOpened(StoreProblem.WAIT, wait_s=5.0)
        assert [face.wait_s for face in again.people()] == [5.0]
        bench.clock.move(timedelta(seconds=5))
        opened(again.unlock(ANNA, PIN))
        assert again.unlock(ANNA, WRONG) == NotOpened(StoreProblem.WRONG_PIN)

    def test_after_many_wrong_pins_the_shift_leader_is_asked_and_nothing_is_destroyed(self, bench: SignInBench) -> None:
        enrolled = opened(bench.sign_in.enrol("code-anna", pin=PIN))
        answers = []
        for _ in range(7):
            answers.append(bench.sign_in.unlock(ANNA, WRONG))
            bench.clock.move(timedelta(seconds=300))
        asks = [answer.ask_leader for answer in answers if isinstance(answer, NotOpened)]
        assert asks == [False] * 5 + [True] * 2
        assert bench.sign_in.unlock(ANNA, PIN) == enrolled

    def test_an_empty_or_malformed_pin_is_no_try(self, bench: SignInBench) -> None:
        enrolled = opened(bench.sign_in.enrol("code-anna", pin=PIN))
        for text in (None, "", "12"):
            for _ in range(3):
                assert bench.sign_in.unlock(ANNA, text) == NotOpened(StoreProblem.WRONG_PIN)
        assert bench.sign_in.unlock(ANNA, PIN) == enrolled

    def test_a_changed_pin_opens_the_same_database_and_the_old_one_nothing(self, bench: SignInBench) -> None:
        enrolled = opened(bench.sign_in.enrol("code-anna", pin=PIN))
        assert bench.sign_in.change_pin(ANNA, old=WRONG, new=OTHER_PIN) == NotOpened(StoreProblem.WRONG_PIN)
        assert bench.sign_in.change_pin(ANNA, old=PIN, new="12") == NotOpened(StoreProblem.WRONG_PIN)
        assert bench.sign_in.change_pin(ANNA, old=PIN, new=OTHER_PIN) is None
        again = bench.restart()
        assert again.unlock(ANNA, OTHER_PIN) == enrolled
        assert again.unlock(ANNA, PIN) == NotOpened(StoreProblem.WRONG_PIN)

    def test_a_new_code_with_the_same_pin_keeps_the_database(self, bench: SignInBench) -> None:
        first = opened(bench.sign_in.enrol("code-anna", pin=PIN))
        second = opened(bench.sign_in.enrol("code-anna-2", pin=PIN))
        assert (second.database_key, second.certificate != first.certificate) == (first.database_key, True)
        assert len(bench.sign_in.people()) == 1
