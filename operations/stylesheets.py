"""Stylesheets out of many files, so that a page asks for few, and for little."""

import re
import uuid
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

# What people write for people: comments, and room around the signs that part things.
# A string stays as it is; around + and - room means something, and before a colon.
STRING = r"""(?P<string>"[^"]*"|'[^']*')"""
COMMENT = r"/\*.*?\*/"
SIGN = rf"\s*(?P<sign>[{{}};,>])(?:\s|{COMMENT})*"
WRITTEN = re.compile(
    rf"{STRING}|{COMMENT}|{SIGN}|(?P<colon>:)\s+|(?P<room>\s+)", re.DOTALL
)


class StylesheetFinder(BaseFinder):
    """Finds `css/NAME.css` for each `css/order/NAME.txt`, made of the files it names.

    The results lie in `var/`, and are made again when any of the files is newer.
    """

    def __init__(self, *args, **kwargs):
        self.source = settings.BASE_DIR / "static" / "css"
        self.target = settings.VAR_DIR / "stylesheets"

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        order = self._orders().get(path)
        if order is None:
            return []
        found = str(self.build(path, order))
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for path, order in self._orders().items():
            if not matches_patterns(path, ignore_patterns or ()):
                self.build(path, order)
                yield path, FileSystemStorage(location=self.target)

    def build(self, path: str, order: Path) -> Path:
        """Write the stylesheet if it is older than its parts; returns where it lies."""
        bundle = self.target / path
        parts = [self.source / name for name in order.read_text().split()]
        newest = max(part.stat().st_mtime for part in [*parts, order])
        if not bundle.exists() or bundle.stat().st_mtime < newest:
            bundle.parent.mkdir(parents=True, exist_ok=True)
            # A name of its own, for several processes may start at the same time.
            fresh = bundle.with_suffix(f".{uuid.uuid4().hex}.part")
            fresh.write_text(shortened("\n".join(part.read_text() for part in parts)))
            fresh.replace(bundle)
        return bundle

    def _orders(self) -> dict[str, Path]:
        """For the address of each stylesheet the file that names its parts."""
        orders = sorted((self.source / "order").glob("*.txt"))
        return {f"css/{order.stem}.css": order for order in orders}


def shortened(css: str) -> str:
    """The same rules in fewer bytes: every reader waits for them before anything else."""
    return WRITTEN.sub(_kept, css).replace(";}", "}").strip()


def _kept(found: re.Match) -> str:
    parts = found.groupdict()
    kept = parts["string"] or parts["sign"] or parts["colon"]
    return kept or (" " if parts["room"] else "")
