"""One stylesheet out of many files, so that a page asks for one, and for little."""

import re
import uuid
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

BUNDLE = "css/paper.css"
# What people write for people: comments, and room around the signs that part things.
# A string stays as it is; around + and - room means something, and before a colon.
STRING = r"""(?P<string>"[^"]*"|'[^']*')"""
COMMENT = r"/\*.*?\*/"
SIGN = rf"\s*(?P<sign>[{{}};,>])(?:\s|{COMMENT})*"
WRITTEN = re.compile(
    rf"{STRING}|{COMMENT}|{SIGN}|(?P<colon>:)\s+|(?P<room>\s+)", re.DOTALL
)


class StylesheetFinder(BaseFinder):
    """Finds `css/paper.css`, put together from the files that `css/order.txt` names.

    The result lies in `var/`, and is made again when any of the files is newer.
    """

    def __init__(self, *args, **kwargs):
        self.source = settings.BASE_DIR / "static" / "css"
        self.target = settings.VAR_DIR / "stylesheets"

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != BUNDLE:
            return []
        found = str(self.build())
        return [found] if find_all else found

    def list(self, ignore_patterns):
        if not matches_patterns(BUNDLE, ignore_patterns or ()):
            self.build()
            yield BUNDLE, FileSystemStorage(location=self.target)

    def build(self) -> Path:
        """Write the stylesheet if it is older than its parts; returns where it lies."""
        bundle = self.target / BUNDLE
        parts = [self.source / name for name in self._order()]
        newest = max(
            part.stat().st_mtime for part in [*parts, self.source / "order.txt"]
        )
        if not bundle.exists() or bundle.stat().st_mtime < newest:
            bundle.parent.mkdir(parents=True, exist_ok=True)
            # A name of its own, for several processes may start at the same time.
            fresh = bundle.with_suffix(f".{uuid.uuid4().hex}.part")
            fresh.write_text(shortened("\n".join(part.read_text() for part in parts)))
            fresh.replace(bundle)
        return bundle

    def _order(self) -> tuple[str, ...]:
        lines = (self.source / "order.txt").read_text().splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def shortened(css: str) -> str:
    """The same rules in fewer bytes: every reader waits for them before anything else."""
    return WRITTEN.sub(_kept, css).replace(";}", "}").strip()


def _kept(found: re.Match) -> str:
    parts = found.groupdict()
    kept = parts["string"] or parts["sign"] or parts["colon"]
    return kept or (" " if parts["room"] else "")
