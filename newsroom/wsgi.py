"""The WSGI entry point: `newsroom.wsgi:application`."""

import os
from pathlib import Path

import environ
from django.core.wsgi import get_wsgi_application

# It may name the settings, so it is read before them.
environ.Env.read_env(Path(__file__).parents[1] / ".env")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

application = get_wsgi_application()
