"""The benches of strange input run; what they measure is for who reads their tables."""

import pytest
from PIL import Image

from articles.models import NewsImage
from bench import pictures, reading
from bench.corpus.house import person


def test_every_shape_of_text_gets_a_line():
    told = reading.growth(size=512)
    assert [shape in told for shape in reading.SHAPES] == [True] * len(reading.SHAPES)


@pytest.fixture
def folder(tmp_path):
    Image.new("RGB", (400, 300), "teal").save(tmp_path / "sea.jpg")
    (tmp_path / "torn.jpg").write_bytes(b"\xff\xd8\xff no picture")
    (tmp_path / "README.md").write_text("not a picture")
    return tmp_path


def test_each_picture_is_accepted_or_refused_and_nothing_stays(folder, home):
    person("bench-editor", "Editors")
    lines = pictures.uploads(folder).splitlines()
    assert len(lines) == 4
    assert "| sea.jpg | " in lines[2]
    assert "accepted, " in lines[2]
    assert "refused: " in lines[3]
    assert not NewsImage.objects.exists()
