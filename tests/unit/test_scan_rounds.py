"""One switch and two, by a clock that the test holds: what is offered, what is pressed, and that it never stops."""

from hypothesis import given
from hypothesis import strategies as st

from ui.shared.scan_rounds import FLAT, Chosen, Group, Rounds, Scanning, Stop, Way, Which

ALARM = "alarm"
HOME = (Group("places", ("day", "visitors", "arrived")), Group("column", ("read",)))
LONG = (Group("back", ("back",)), Group("cards", ("a", "b", "c", "d", "e")), Group("turning", ("before", "after")))


class Person:
    """Presses the switches of one screen while time goes by."""

    def __init__(self, groups: tuple[Group, ...] = HOME, alarm: str | None = ALARM, **settings: object) -> None:
        self.rounds = Rounds(Scanning(**settings))  # type: ignore[arg-type]
        self.now_ms = 0
        self.chosen: list[Chosen] = []
        self.rounds.show(groups, alarm, self.now_ms)
        self.wait(0)

    def wait(self, time_ms: int) -> None:
        """Each moment that is due comes, in order."""
        end_ms = self.now_ms + time_ms
        while (due := self.rounds.due_ms) is not None and due <= end_ms:
            self.now_ms = max(due, self.now_ms)
            self.chosen += self.rounds.tick(self.now_ms)
        self.now_ms = end_ms

    def press(self, which: Which = Which.ONE, *, for_ms: int = 150) -> None:
        self.chosen += self.rounds.down(which, self.now_ms)
        self.wait(for_ms)
        self.chosen += self.rounds.up(which, self.now_ms)
        self.wait(200)

    def offered(self) -> object:
        return named(self.rounds.at)

    def names(self) -> list[object]:
        return [choice.thing for choice in self.chosen]


def named(stop: Stop | None) -> object:
    return f"group {stop.key}" if isinstance(stop, Group) else stop


def test_the_highlight_goes_by_itself_and_begins_each_round_with_the_alarm() -> None:
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    offered = []
    for _ in range(6):
        offered.append(person.offered())
        person.wait(1000)
    assert offered == [ALARM, "day", "visitors", "arrived", "read", ALARM]


def test_the_switch_presses_what_is_offered_when_it_goes_down() -> None:
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    person.wait(2000)
    person.press()
    assert person.names() == ["visitors"]


def test_after_a_press_the_same_is_offered_for_a_whole_interval() -> None:
    """So that *Nästa* can be pressed again and again."""
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    person.wait(1900)
    person.press()
    person.wait(600)
    person.press()
    assert person.names() == ["day", "day"]


def test_without_a_press_it_goes_on_for_hours() -> None:
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    person.wait(4 * 3600 * 1000)
    before = person.offered()
    person.wait(1000)
    assert person.offered() != before
    assert person.names() == []


def test_many_things_are_offered_in_groups() -> None:
    person = Person(LONG, mode=Way.AUTOMATIC, interval_ms=1000)
    assert sum(len(group.things) for group in LONG) > FLAT
    person.wait(1000)
    assert person.offered() == "back"  # a group of one is that one
    person.wait(1000)
    assert person.offered() == "group cards"
    person.press()
    assert person.offered() == ALARM
    person.wait(2000)
    assert person.offered() == "b"
    person.press()
    assert person.names() == ["b"]


def test_a_group_without_a_press_is_left_after_two_rounds() -> None:
    person = Person(LONG, mode=Way.AUTOMATIC, interval_ms=1000)
    person.wait(2000)
    person.press(for_ms=0)
    seen = []
    for _ in range(13):
        seen.append(person.offered())
        person.wait(1000)
    assert seen == [*([ALARM, "a", "b", "c", "d", "e"] * 2), ALARM]
    assert person.offered() == "back"


def test_a_short_press_steps_and_a_long_one_presses() -> None:
    person = Person(mode=Way.STEP, hold_ms=1000)
    assert person.offered() == ALARM
    person.press()
    person.press()
    assert person.offered() == "visitors"
    person.press(for_ms=1000)
    assert person.names() == ["visitors"]
    assert person.offered() == "visitors"


def test_a_long_press_presses_while_it_is_held_and_once() -> None:
    person = Person(mode=Way.STEP, hold_ms=1000)
    person.press()
    person.rounds.down(Which.ONE, person.now_ms)
    person.wait(999)
    assert person.names() == []
    person.wait(60_000)
    assert person.names() == ["day"]


def test_who_steps_and_rests_presses_by_resting() -> None:
    person = Person(mode=Way.STEP, dwell_ms=3000)
    person.wait(60_000)
    assert person.names() == [], "nobody has stepped: nothing is meant, least of all the alarm"
    person.press()
    person.wait(3000)
    assert person.names() == ["day"]
    person.wait(60_000)
    assert person.names() == ["day"]


def test_of_two_switches_one_steps_and_the_other_presses() -> None:
    person = Person(mode=Way.TWO_SWITCHES)
    person.wait(1000)
    person.press(Which.ONE)
    person.press(Which.ONE)
    person.press(Which.OTHER)
    assert person.names() == ["visitors"]
    person.wait(60_000)
    assert person.offered() == "visitors"


def test_stepping_past_the_end_begins_with_the_alarm() -> None:
    person = Person(mode=Way.TWO_SWITCHES)
    for _ in range(5):
        person.press(Which.ONE)
    assert person.offered() == ALARM


def test_a_contact_that_bounces_is_one_press() -> None:
    for mode, expected in ((Way.AUTOMATIC, ALARM), (Way.STEP, "day"), (Way.TWO_SWITCHES, "day")):
        person = Person(mode=mode, interval_ms=60_000, debounce_ms=100)
        person.wait(1000)
        for _ in range(4):
            person.chosen += person.rounds.down(Which.ONE, person.now_ms)
            person.wait(8)
            person.chosen += person.rounds.up(Which.ONE, person.now_ms)
            person.wait(8)
        person.wait(500)
        assert person.offered() == expected, mode
        assert person.names() == ([ALARM] if mode is Way.AUTOMATIC else []), mode


def test_a_hold_that_trembles_is_still_a_hold() -> None:
    person = Person(mode=Way.STEP, hold_ms=1000, debounce_ms=100)
    person.press()
    person.rounds.down(Which.ONE, person.now_ms)
    person.wait(500)
    person.rounds.up(Which.ONE, person.now_ms)
    person.wait(50)
    person.rounds.down(Which.ONE, person.now_ms)
    person.wait(500)
    assert person.names() == ["day"]


def test_what_is_offered_stays_when_something_else_comes_or_goes() -> None:
    person = Person(mode=Way.TWO_SWITCHES)
    person.press(Which.ONE)
    person.press(Which.ONE)
    person.rounds.show((Group("new", ("message",)), *HOME), ALARM, person.now_ms)
    assert person.offered() == "visitors"
    person.rounds.show((Group("places", ("visitors",)),), ALARM, person.now_ms)
    assert person.offered() == "visitors"


def test_what_comes_is_offered_in_its_place() -> None:
    person = Person(mode=Way.TWO_SWITCHES)
    person.rounds.show((Group("new", ("message",)), *HOME), ALARM, person.now_ms)
    person.press(Which.ONE)
    assert person.offered() == "message"


def test_what_is_gone_is_never_pressed() -> None:
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    person.wait(2000)
    person.rounds.show((Group("places", ("day", "arrived")),), ALARM, person.now_ms)
    person.press()
    assert person.offered() == "arrived"
    assert person.names() == [], "the press was meant for what has just gone"
    person.wait(500)
    person.press()
    assert person.names() == ["arrived"]


def test_a_press_that_comes_as_the_screen_changes_does_not_raise_the_alarm() -> None:
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    person.wait(1000)
    person.press()
    person.rounds.show((Group("answers", ("yes", "no")),), ALARM, person.now_ms)
    person.press()
    assert person.names() == ["day"]
    assert person.offered() == ALARM


def test_a_switch_held_down_while_the_screen_changes_presses_nothing_there() -> None:
    person = Person(mode=Way.STEP, hold_ms=1000)
    person.press()
    person.rounds.down(Which.ONE, person.now_ms)
    person.wait(300)
    person.rounds.show((Group("answers", ("yes", "no")),), ALARM, person.now_ms)
    person.wait(5000)
    person.chosen += person.rounds.up(Which.ONE, person.now_ms)
    assert person.names() == []
    person.press()
    assert person.offered() == "yes"


def test_who_lets_go_on_the_screen_that_a_long_press_has_opened_steps_there_at_the_next_press() -> None:
    person = Person(mode=Way.STEP, hold_ms=1000)
    person.press()
    person.rounds.down(Which.ONE, person.now_ms)
    person.wait(1000)
    assert person.names() == ["day"]
    person.rounds.show((Group("answers", ("yes", "no")),), ALARM, person.now_ms)
    person.wait(3000)
    assert person.rounds.up(Which.ONE, person.now_ms) == []
    person.wait(200)
    assert person.offered() == ALARM
    person.press()
    assert person.offered() == "yes"
    person.press(for_ms=1000)
    assert person.names() == ["day", "yes"]


def test_a_screen_with_nothing_to_press_is_waited_out() -> None:
    person = Person((), None, mode=Way.AUTOMATIC, interval_ms=1000)
    assert person.offered() is None
    person.press()
    person.rounds.show(HOME, ALARM, person.now_ms)
    assert person.offered() == ALARM
    person.wait(1000)
    assert person.offered() == "day"


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(0, 5000)),
        st.tuples(st.just("press"), st.sampled_from(list(Which))),
        st.tuples(st.just("show"), st.sampled_from([HOME, LONG, (), (Group("answers", ("yes", "no")),)])),
    ),
    max_size=40,
)


@given(MOVES)
def test_whatever_is_done_the_alarm_is_offered_within_one_round(moves: list[tuple[str, object]]) -> None:
    person = Person(mode=Way.AUTOMATIC, interval_ms=1000)
    for _what, given_ in moves:
        match given_:
            case int():
                person.wait(given_)
            case Which():
                person.press(given_)
            case tuple():
                person.rounds.show(given_, ALARM, person.now_ms)
    offered = set()
    for _ in range(10):
        offered.add(person.offered())
        assert person.rounds.due_ms is not None
        person.wait(1000)
    assert ALARM in offered


@given(MOVES, st.sampled_from([Way.STEP, Way.TWO_SWITCHES]))
def test_who_steps_reaches_the_alarm_within_one_round(moves: list[tuple[str, object]], mode: Way) -> None:
    person = Person(mode=mode)
    for _what, given_ in moves:
        match given_:
            case int():
                person.wait(given_)
            case Which():
                person.press(given_)
            case tuple():
                person.rounds.show(given_, ALARM, person.now_ms)
    offered = set()
    for _ in range(9):
        offered.add(person.offered())
        person.press(Which.ONE)
    assert ALARM in offered
