"""Neutral stories to import, and the command as a person runs it."""

from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Agency, ArticlePage, Author, SectionPage, Topic
from interchange.importing import import_story
from interchange.story import Paragraph, Story

TEXT = """\
Bridge opens after eleven years

Traffic returns on Monday

The bridge over the Marl opened on Friday, the harbour board said.

It had been closed for eleven years. Repairs began in the spring.
"""


def neutral_story(**changes) -> Story:
    """A short story, with some of it changed."""
    fields = {
        "headline": "Bridge opens after eleven years",
        "body": (Paragraph("The bridge opened on Friday."),),
        "source_format": "text",
        "source_id": "1" * 64,
    }
    return Story(**(fields | changes))


def run(*paths, **options) -> tuple[str, str, str]:
    """Run the command: what it prints, what it complains of, how it ends."""
    out, err, ending = StringIO(), StringIO(), ""
    try:
        call_command(
            "import_stories", *map(str, paths), stdout=out, stderr=err, **options
        )
    except CommandError as error:
        ending = str(error)
    return out.getvalue(), err.getvalue(), ending


def bring(*, publish=False, to="water", **changes):
    """Import a story into a section; returns what became of it."""
    return import_story(neutral_story(**changes), section=to, publish=publish)


def counts() -> dict[str, int]:
    """How many there are of all that an import may make."""
    models = (ArticlePage, Author, Agency, SectionPage, Topic)
    return {model.__name__: model.objects.count() for model in models}
