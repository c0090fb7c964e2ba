"""Sync loses nothing, doubles nothing and leaks nothing, whatever happens to the devices, the network and the hub."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import ExpectLog
from tests.sync.proof.machine import Proof
from tests.sync.proof.stage_here import stages_here

EXAMPLES = 500
STEPS = 8
"""A step is up to four acts of a person and what then happens to their device: enough for a fault, its consequence, and
somebody who meets it. All together some four minutes of processor time on a slow machine."""


def test_everything_is_there_once_when_all_is_quiet(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log(r"WARNING known_again ")  # by an emptied hub, of everybody who comes
    expect_log(r"WARNING client\.not_in_outbox ")  # by a device whose outbox is full for a moment
    with stages_here(tmp_path) as open_stage:
        run_state_machine_as_test(
            Proof.on(open_stage),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                # How long an example takes says nothing, and the last one that failed is not looked for a second time.
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate, Phase.shrink],
            ),
        )
