"""What each word of the command line does; settings are there by now."""

import sys

from bench import corpus, profiling, staff_screens
from bench.corpus.checking import problems
from bench.measuring import measure, table


def corpus_(options) -> int:
    """Build the corpus, and read it again if asked to."""
    size = corpus.Size(options.stories, options.comments, options.pending)
    corpus.prepare_database()
    try:
        corpus.build(size)
    except corpus.NotOurs as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    found = problems(size) if options.check else []
    for sentence in found:
        sys.stderr.write(f"{sentence}\n")
    return 1 if found else 0


def screens(options) -> int:
    """Measure the screens of the staff."""
    return _tell("Screens of the staff", staff_screens.acts(), options)


def _tell(title: str, acts, options) -> int:
    costs = measure(acts, rounds=options.rounds)
    sys.stdout.write(f"### {title}\n\n{table(costs)}\n")
    return 0


def profile(options) -> int:
    """Print where the time of one request goes."""
    sys.stdout.write(
        profiling.profile(
            options.url, user=options.user, lines=options.lines, sort=options.sort
        )
    )
    return 0


DEEDS = {"corpus": corpus_, "screens": screens, "profile": profile}
