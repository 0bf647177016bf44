"""Every exact time in a page is one that HTML allows."""

import re
from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# `c` writes microseconds, and HTML has room for three digits of a second at most.
TOO_EXACT = re.compile(r"""datetime="[^"]*\|date:['"]c['"]""")


def test_no_time_element_is_more_exact_than_html_allows():
    pages = [path for path in TEMPLATES.rglob("*.html") if "admin" not in path.parts]
    wrong = [path.name for path in pages if TOO_EXACT.search(path.read_text())]
    assert wrong == []
