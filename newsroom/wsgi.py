"""The WSGI entry point: `newsroom.wsgi:application`.

The page cache first, then the door at which slow visitors wait, then Django.
"""

import gc
import os
from pathlib import Path

import environ
from django.core.wsgi import get_wsgi_application

# It may name the settings, so it is read before them.
environ.Env.read_env(Path(__file__).parents[1] / ".env")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

# What is loaded now stays for good; to look for garbage in it takes a fifth of the start.
gc.disable()
django_application = get_wsgi_application()  # and the settings are there

from operations.page_cache.front import in_front_of  # noqa: E402
from operations.slow_visitors import at_the_door  # noqa: E402

application = in_front_of(at_the_door(django_application))
gc.freeze()
gc.enable()
