"""Sync loses nothing, doubles nothing and leaks nothing, whatever happens to the devices, the network and the hub."""

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.proof.machine import Proof
from tests.sync.proof.stage_here import stages_here

EXAMPLES = int(os.environ.get("EX", "500"))
STEPS = 16
"""Long enough for a fault, its consequence, and somebody who meets it; every step costs 5 ms."""


def test_everything_is_there_once_when_all_is_quiet(tmp_path: Path) -> None:
    with stages_here(tmp_path) as open_stage:

        class Here(Proof):
            pass

        Here.open_stage = staticmethod(open_stage)
        run_state_machine_as_test(
            Here,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate, Phase.shrink],
            ),
        )
