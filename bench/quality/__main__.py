"""`python -m bench.quality`: measure the demo paper. See docs/quality.md."""

import argparse
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "var" / "quality"


def main() -> int:
    """Measure, write the tables into docs/quality.md; returns 1 where a bar is missed."""
    options = _parser().parse_args()
    _start_django()
    from bench.quality import measuring  # needs the settings

    return measuring.measure(runs=options.runs, only=options.only, fresh=options.fresh)


def _start_django() -> None:
    """Always a database of its own, never the one of the paper in `.env`."""
    PLACE.mkdir(parents=True, exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.quality"
    os.environ["DATABASE_URL"] = f"sqlite:///{PLACE / 'paper.sqlite3'}"
    os.environ["LANGUAGE_CODE"] = "en"
    sys.path.insert(0, str(ROOT))
    django.setup()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.quality", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse, a page")
    parser.add_argument("--only", choices=["speed", "rules"], help="one half of it")
    parser.add_argument("--fresh", action="store_true", help="make the paper anew")
    return parser


if __name__ == "__main__":
    sys.exit(main())
