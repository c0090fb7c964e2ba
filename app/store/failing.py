"""How a local database says that it cannot be used."""

from app.domain.refusal import StoreProblem


class StoreError(Exception):
    """The local database cannot be used, and why. Holds neither key nor statement nor values."""

    def __init__(self, problem: StoreProblem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem.value
