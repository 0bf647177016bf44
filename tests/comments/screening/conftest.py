"""A text, and what the checks find in it."""

import pytest

from comments.screening import Submission, screen


@pytest.fixture
def only(settings):
    """Leave one check in the settings, with these options."""

    def configure(path, **options):
        settings.NEWSROOM_SCREENING = [(f"comments.screening.{path}", options)]

    return configure


@pytest.fixture
def judge():
    """What is found in a text that nobody sent; fields of the submission may be given."""
    return lambda body="A reply.", **fields: screen(Submission(body=body, **fields))
