"""What each word of the command line does; settings are there by now."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from bench import (
    corpus,
    load_proof,
    pages,
    pictures,
    profiling,
    publishing,
    readers,
    reading,
    replies,
    searches,
    staff_screens,
)
from bench.corpus.checking import problems
from bench.measuring import measure, table


def write(text: str) -> None:
    """Onto the page, at once, for a run takes its time."""
    sys.stdout.write(text)
    sys.stdout.flush()


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
    """Measure the screens of the staff, and what publishing costs."""
    acts = [*staff_screens.acts(), *publishing.acts()]
    return _tell("Screens of the staff", acts, options)


def replies_(options) -> int:
    """Measure what readers' replies cost."""
    return _tell("Replies", replies.acts(), options)


def readers_(options) -> int:
    """Measure the pages of readers and machines, without a cache."""
    return _tell("Reader pages, not cached", readers.acts(), options)


def search(options) -> int:
    """Measure what readers' searches cost."""
    return _tell("Search", searches.acts(), options)


def everything(options) -> int:
    """All that there is a bar for, in one run, with defaults; 1 if a load was wrong."""
    corpus.prepare_database()
    if not corpus.is_built():
        corpus.build(corpus.Size(options.stories, options.comments, options.pending))
    by_clock, by_cpu = ({"rounds": 15, "by": by} for by in ("wall", "cpu"))
    runs: list[tuple[Callable, dict]] = [
        (pages_, {"rounds": 3, "seconds": 3}),
        (readers_, by_cpu),
        (search, by_clock),
        (replies_, by_clock),
        (screens, by_clock),
        (load, {"posts": options.posts, "together": 32, "kill_every": 5.0, "web": 1}),
    ]
    return max(run(Namespace(**named)) for run, named in runs)


def _tell(title: str, acts, options) -> int:
    costs = measure(acts, rounds=options.rounds)
    write(f"### {title}\n\n{table(costs, by=options.by)}\n")
    return 0


def hostile(options) -> int:
    """Measure the reader of texts and the taking in of pictures."""
    write(f"### Long texts\n\n{reading.growth()}\n")
    if options.pictures:
        folder = Path(options.pictures)
        write(f"### Strange pictures\n\n{pictures.uploads(folder)}\n")
    return 0


def profile(options) -> int:
    """Print where the time of one request goes."""
    write(
        profiling.profile(
            options.url, user=options.user, lines=options.lines, sort=options.sort
        )
    )
    return 0


def pages_(options) -> int:
    """Measure kept pages; where wrk or nginx are missing, say so and leave it out."""
    if lacks := pages.missing():
        write(f"### Kept pages\n\nNot measured: {lacks} is not installed.\n")
        return 0
    _some_corpus()
    told = pages.report(rounds=options.rounds, seconds=options.seconds)
    write(f"### Kept pages\n\n{told}\n")
    return 0


def load(options) -> int:
    """Post to the real server, first in peace, then while its workers are killed."""
    _some_corpus()
    found = []
    write(
        f"### {options.posts:,} replies, {options.together} at a time\n\n{LOAD_HEAD}\n"
    )
    for name, every in (("in peace", 0), ("workers killed", options.kill_every)):
        outcome, wrong = load_proof.prove(
            posts=options.posts,
            together=options.together,
            kill_every=every,
            web=options.web,
        )
        found += wrong
        write(
            f"| {name} | {len(outcome.receipts):,} | {outcome.per_second:.0f} "
            f"| {outcome.p95:.0f} | {outcome.cpu_each} | {outcome.retries} | {outcome.killed} "
            f"| {'; '.join(wrong) or 'nothing'} |\n"
        )
    return 1 if found else 0


def _some_corpus() -> None:
    """A small corpus, where none was built."""
    corpus.prepare_database()
    if not corpus.is_built():
        corpus.build(corpus.Size(200, 1000, 100))


LOAD_HEAD = (
    "| how | acknowledged | a second | p95 ms | CPU ms each | retries | killed | wrong |\n"
    "|---|---|---|---|---|---|---|---|"
)
DEEDS = {
    "all": everything,
    "corpus": corpus_,
    "screens": screens,
    "replies": replies_,
    "readers": readers_,
    "search": search,
    "hostile": hostile,
    "profile": profile,
    "load": load,
    "pages": pages_,
}
