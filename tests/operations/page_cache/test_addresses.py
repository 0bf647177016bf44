"""The table of addresses knows every address of the paper."""

import re

import pytest
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from operations.page_cache.addresses import KINDS, Kind, kind_of, unit_of

SAMPLES = {"int": "7", "str": "word", "slug": "word"}
OTHERS = {"admin/", "documents/", ""}  # staff, files, Wagtail's own catch-all


def addresses(patterns, before="/"):
    """One address of each route, with a sample for each of its parts."""
    for pattern in patterns:
        if not isinstance(pattern.pattern, RoutePattern):
            continue
        sample = lambda part: SAMPLES[part[1]]  # noqa: E731
        route = re.sub(r"<(\w+):\w+>", sample, str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield before + route
        elif "wagtail" not in str(pattern.urlconf_name):
            yield from addresses(pattern.url_patterns, before + route)


def row_of(path: str) -> Kind | None:
    return next((kind for kind in KINDS if re.fullmatch(kind.form, path)), None)


def test_every_route_of_the_paper_has_a_row_of_its_own():
    found = list(addresses(get_resolver().url_patterns))
    assert "/search/" in found
    assert "/authors/word/feed.atom" in found
    tree = KINDS[-1]
    assert [path for path in found if row_of(path) in (None, tree)] == []


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("/comments/thread/12/oldest/", "/comments/thread/12/"),
        ("/comments/thread/12/newest/abc/", "/comments/thread/12/"),
        ("/water/old-lock/", "/water/old-lock/"),
    ],
)
def test_the_pages_of_a_thread_are_dropped_together(path, unit):
    assert unit_of(path) == unit


def test_an_address_with_a_sign_of_no_address_is_not_kept():
    for path in ("/a b/", "/<script>/", "/a\0/", "/a.php"):
        assert kind_of(path) is None
