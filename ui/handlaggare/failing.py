"""What a failed write is called on the screen. The store's own error is not known here, only the code it carries."""

from app.domain.refusal import StoreProblem
from ui.shared.sentences import store_problem_words


def failure_words(error: BaseException) -> str:
    problem = getattr(error, "problem", None)
    if isinstance(problem, StoreProblem):
        return store_problem_words(problem)
    return store_problem_words(StoreProblem.DAMAGED)
