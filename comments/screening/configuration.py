"""The checks as NEWSROOM_SCREENING lists them: dotted paths, each with its options."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from comments.screening.verdict import Check


def checks() -> tuple[Check, ...]:
    """The checks in order, made once for the settings as they are now."""
    return _made(repr(settings.NEWSROOM_SCREENING))


@lru_cache(maxsize=4)
def _made(listed: str) -> tuple[Check, ...]:
    return tuple(_make(entry) for entry in settings.NEWSROOM_SCREENING)


def _make(entry) -> Check:
    path, options = entry
    return import_string(path)(**options)


def problems() -> Iterator[str]:
    """What is wrong with the setting, a sentence for each entry that cannot be used."""
    if not isinstance(settings.NEWSROOM_SCREENING, list | tuple):
        yield "NEWSROOM_SCREENING must be a list of (path, options)."
        return
    for entry in settings.NEWSROOM_SCREENING:
        if problem := _problem(entry):
            yield f"NEWSROOM_SCREENING: {entry!r}: {problem}"


def _problem(entry) -> str:
    try:
        check = _make(entry)
    except (TypeError, ValueError, ImportError) as error:
        return str(error)
    if not (callable(getattr(check, "verdict", None)) and hasattr(check, "name")):
        return "A check needs a name and a method verdict(submission)."
    return ""
