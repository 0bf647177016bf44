"""The command line of the benchmarks."""

import argparse
import os
import sys
from pathlib import Path

import django

DATABASE = f"sqlite:///{Path(__file__).parents[1] / 'var' / 'bench.sqlite3'}"

SIZES = (("stories", 1000), ("comments", 10_000), ("pending", 1000))


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark; returns 0, or 1 when something asked for was not right."""
    options = _parser().parse_args(arguments)
    _start_django(options.database)
    from bench import deeds  # needs the settings

    return deeds.DEEDS[options.deed](options) or 0


def _start_django(database: str) -> None:
    """Always the database that was named, never the one of the paper in `.env`."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.bench"
    os.environ["DATABASE_URL"] = database
    Path(DATABASE.removeprefix("sqlite:///")).parent.mkdir(exist_ok=True)
    sys.path.insert(0, str(Path(__file__).parents[1]))
    django.setup()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--database", default=DATABASE, help="a URL; SQLite in var/")
    deeds = parser.add_subparsers(dest="deed", required=True)
    corpus = deeds.add_parser("corpus", help="build the made-up paper")
    corpus.add_argument("--check", action="store_true", help="read all of it again")
    whole = deeds.add_parser("all", help="build it, measure everything, print it all")
    whole.add_argument("--posts", type=int, default=1000)
    for parser_ in (corpus, whole):
        for name, default in SIZES:
            parser_.add_argument(f"--{name}", type=int, default=default)
    for name, what in (
        ("screens", "measure the screens of the staff"),
        ("replies", "measure the queue, a decision, a thread, a post"),
        ("readers", "measure what readers and machines ask for, without a cache"),
        ("search", "measure readers' searches"),
    ):
        measured = deeds.add_parser(name, help=what)
        measured.add_argument("--rounds", type=int, default=15)
        by = "what the bars are held against; cpu where others use the machine too"
        measured.add_argument(
            "--by", choices=["wall", "cpu"], default=_by(name), help=by
        )
    pages = deeds.add_parser("pages", help="kept pages, in turns with nginx")
    pages.add_argument("--rounds", type=int, default=3)
    pages.add_argument("--seconds", type=int, default=3)
    hostile = deeds.add_parser("hostile", help="long texts and strange pictures")
    hostile.add_argument("--pictures", default="", help="a folder of them")
    profile = deeds.add_parser("profile", help="where the time of one request goes")
    profile.add_argument("url")
    profile.add_argument("--user", default="", help="bench-editor; nobody unless set")
    profile.add_argument("--lines", type=int, default=40)
    profile.add_argument("--sort", default="cumulative", help="cumulative, tottime")
    load = deeds.add_parser(
        "load", help="post to the real server, and kill its workers"
    )
    load.add_argument("--posts", type=int, default=10_000)
    load.add_argument("--together", type=int, default=32)
    load.add_argument("--web", type=int, default=1, help="how many web processes")
    load.add_argument("--kill-every", type=float, default=5.0, help="seconds")
    return parser


def _by(deed: str) -> str:
    """Staff wait by the clock; what readers' pages may cost is said in CPU time."""
    return "cpu" if deed == "readers" else "wall"
