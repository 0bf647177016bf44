"""The WSGI entry point: `newsroom.wsgi:application`, the page cache first, then Django."""

import os
from pathlib import Path

import environ
from django.core.wsgi import get_wsgi_application

# It may name the settings, so it is read before them.
environ.Env.read_env(Path(__file__).parents[1] / ".env")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

django_application = get_wsgi_application()  # and the settings are there

from operations.page_cache.front import in_front_of  # noqa: E402

application = in_front_of(django_application)
