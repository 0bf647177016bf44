#!/usr/bin/env python
"""Django's command line, with the development settings unless told otherwise."""

import os
import sys
from pathlib import Path

import environ


def main() -> None:
    # It may name the settings, so it is read before them.
    environ.Env.read_env(Path(__file__).parent / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
