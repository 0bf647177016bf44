"""The documents show and name what is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT: Path = settings.BASE_DIR
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
OF_DOCS = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
TARGET = re.compile(r"(?:`|^)make ([a-z-]+)", re.MULTILINE)
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
TAKEN = (ROOT / "tests" / "e2e" / "pictures_for_docs.py").read_text()


def pictures_in(path: Path) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(([^)]+)\)", path.read_text())


@OF_DOCS
def test_every_picture_of_a_document_is_there_and_taken_by_the_command(path):
    for name in pictures_in(path):
        picture = path.parent / name
        assert picture.is_file()
        assert f'"{picture.stem}")' in TAKEN


@OF_DOCS
def test_every_target_of_make_that_is_named_is_there(path):
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(TARGET.findall(path.read_text())) <= targets


@OF_DOCS
def test_every_command_that_is_named_is_there(path):
    assert set(COMMAND.findall(path.read_text())) <= set(get_commands())


@OF_DOCS
def test_every_link_to_a_file_leads_somewhere(path):
    links = LINK.findall(path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_pictures_are_small():
    sizes = {p.name: p.stat().st_size for p in (ROOT / "docs/images").glob("*.png")}
    assert {name for name, size in sizes.items() if size > 300_000} == set()
