"""What is wrong with a catalogue, each fault in a sentence that names the message."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from operations.languages.catalogues import brought_up_to_date, catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|(?<!\w)\{\w+\}")
TAG = re.compile(r"</?\w+[^>]*>")


def all_faults() -> list[str]:
    """Every fault of every catalogue; empty where all is well."""
    return [fault for path in catalogues() for fault in faults_of(path)]


def faults_of(path: Path) -> Iterator[str]:
    language = path.parent.parent.name
    for sentence in faults_in(path):
        yield f"{language}: {sentence}"


def faults_in(path: Path) -> Iterator[str]:
    there = polib.pofile(str(path), wrapwidth=78)
    wanted = brought_up_to_date(path)
    yield from out_of_step(there, wanted)
    if path.read_text() != f"{wanted}\n".rstrip("\n") + "\n":
        yield "the file is not as `make messages` writes it."
    for entry in wanted:
        yield from wrong_with(entry)
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != there.to_binary():
        yield "django.mo is not compiled from django.po; run `make messages`."


def out_of_step(there: polib.POFile, wanted: polib.POFile) -> Iterator[str]:
    has = {(entry.msgctxt, entry.msgid) for entry in there if not entry.obsolete}
    wants = {(entry.msgctxt, entry.msgid) for entry in wanted}
    for _context, msgid in sorted(wants - has, key=str):
        yield f"missing: {msgid!r}"
    for _context, msgid in sorted(has - wants, key=str):
        yield f"no source says this any more: {msgid!r}"


def wrong_with(entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield f"fuzzy, look at it: {entry.msgid!r}"
    elif not entry.translated():
        yield f"not translated: {entry.msgid!r}"
    for form, text in forms_of(entry):
        if text and missing_parts(form, text):
            yield f"placeholders or tags differ: {form!r} and {text!r}"
        if text and edges(form) != edges(text):
            yield f"spaces or lines at the ends differ: {form!r} and {text!r}"


def forms_of(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each translated form with the original to compare it with."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values()]


def missing_parts(original: str, translated: str) -> bool:
    """Whether what code and browsers read is not the same in both."""
    return parts_of(original) != parts_of(translated)


def parts_of(text: str) -> tuple[list[str], list[str]]:
    return sorted(PLACEHOLDER.findall(text)), sorted(TAG.findall(text))


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
