"""`python -m bench NAME`: build the corpus, measure, profile. See docs/performance.md."""

import sys

from bench.commands import main

if __name__ == "__main__":
    sys.exit(main())
