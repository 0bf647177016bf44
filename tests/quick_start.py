"""What every test would do anew and that comes out the same: done once for each worker."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from django.test import client
from whitenoise.middleware import WhiteNoiseMiddleware


@contextmanager
def static_files_found_once() -> Iterator[None]:
    """Each test client builds the middleware, which looks at every static file."""
    find = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, dict] = {}

    def add(middleware) -> None:
        own = (middleware.static_prefix, middleware.max_age, middleware.charset)
        asked = repr((own, settings.STATICFILES_DIRS, settings.STORAGES["staticfiles"]))
        if asked not in found:
            before = dict(middleware.files)
            find(middleware)
            found[asked] = {
                url: file
                for url, file in middleware.files.items()
                if before.get(url) is not file
            }
        middleware.files.update(found[asked])

    with mock.patch.object(WhiteNoiseMiddleware, "add_files_from_finders", add):
        yield


@contextmanager
def contexts_of_pages_only() -> Iterator[None]:
    """A test client copies what each template is given, down to each icon of a page.

    Tests ask what the page itself was given.
    """
    keep = client.store_rendered_templates

    def keep_of_page(kept, signal, sender, template, context, **named) -> None:
        if context.template is template and "request" in context:
            keep(kept, signal, sender, template, context, **named)

    with mock.patch.object(client, "store_rendered_templates", keep_of_page):
        yield


def spare_what_stays() -> None:
    """Let the garbage collector pass over what is loaded, and come less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
