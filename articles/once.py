"""What is asked once for a page, however many of its parts need to know it.

Within one reader's request nothing of this changes, and nothing is kept longer: no other
process has to be told of a change. On staff screens, in commands and tasks every
question is asked anew.
"""

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from functools import update_wrapper
from typing import Any

from django.http import HttpRequest

REQUEST = "request"  # among the answers; every question is a tuple
_answers: ContextVar[dict | None] = ContextVar("answers", default=None)


class once:  # noqa: N801 (a decorator)
    """A function that within one `request_of_a_reader` answers the same again."""

    def __init__(self, ask: Callable):
        self.ask = ask
        update_wrapper(self, ask)

    def __call__(self, *about) -> Any:
        answers = _answers.get()
        if answers is None:
            return self.ask(*about)
        question = (self.ask, *about)
        if question not in answers:
            answers[question] = self.ask(*about)
        return answers[question]

    def answer_with(self, answer, *about) -> None:
        """What is to be answered: another question brought it along."""
        answers = _answers.get()
        if answers is not None:
            answers[(self.ask, *about)] = answer


def is_request_of_a_reader() -> bool:
    """Whether answers are kept just now."""
    return _answers.get() is not None


def request_being_answered() -> HttpRequest | None:
    """The reader's request for which a page is being made; None outside of any."""
    return (_answers.get() or {}).get(REQUEST)


@contextmanager
def request_of_a_reader(request: HttpRequest | None = None):
    """While this lasts, every question has one answer."""
    token = _answers.set({REQUEST: request})
    try:
        yield
    finally:
        _answers.reset(token)
