"""The documents show what is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
TAKEN = (ROOT / "tests" / "e2e" / "pictures_for_docs.py").read_text()


def pictures_in(path: Path) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(([^)]+)\)", path.read_text())


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_picture_of_a_document_is_there_and_taken_by_the_command(path):
    for name in pictures_in(path):
        picture = path.parent / name
        assert picture.is_file()
        assert f'"{picture.stem}")' in TAKEN


def test_the_pictures_are_small():
    sizes = {p.name: p.stat().st_size for p in (ROOT / "docs/images").glob("*.png")}
    assert {name for name, size in sizes.items() if size > 300_000} == set()
