"""Import of the planning systems' exports: people, utförare, insatser, planned visits and doors, as CSV files.

`plan_import` is the dry run, `carry_out` the import, `command.run` what the operator types.
"""

from app.hub.imports.planning import ImportPlan, plan_import
from app.hub.imports.writing import ImportResult, carry_out

__all__ = ["ImportPlan", "ImportResult", "carry_out", "plan_import"]
