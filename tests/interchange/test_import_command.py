"""`manage.py import_stories`, as a person runs it on real files."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from articles.models import Agency, ArticlePage, Author, SectionPage
from interchange.management.commands.import_stories import Command
from tests.interchange.importing import TEXT, run

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[3] / "shared/samples/000_781741fd9e2b23b9.txt"


@pytest.fixture
def file(tmp_path):
    """Write a file of a given content; returns its path."""

    def write(content, name="story.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def sample() -> Path:
    if not SAMPLE.exists():
        pytest.skip(f"The shared samples are not here ({SAMPLE}).")
    return SAMPLE


def test_real_story_is_published_whole(sample, home, client):
    out, err, ending = run(sample, section="world", publish=True)
    article = ArticlePage.objects.get()
    assert (err, ending) == ("", "")
    assert out.splitlines()[0].startswith(f"{sample.name}: published: “")
    assert article.live
    assert article.url.startswith("/world/")
    assert article.headline
    assert article.subhead
    assert 200 < len(article.standfirst) < 400
    assert article.seo_title
    assert article.seo_title != article.headline
    assert [c.agency.code for c in article.agency_credits.all()] == ["dpa"]
    assert article.verification_note
    assert len(article.body) == 4
    assert all(block.block_type == "paragraph" for block in article.body)
    page = client.get(article.url)
    assert page.status_code == 200
    assert page.content.decode().count("Leave a Reply") == 1  # our own form's


def test_left_over_form_of_the_real_story_is_dropped_and_said(sample, home):
    out, _err, _ending = run(sample, section="world")
    stored = str([block.value for block in ArticlePage.objects.get().body])
    assert "Leave a Reply" not in stored
    assert "email address will not be published" not in stored
    assert "dropped:" in out


def test_second_run_on_the_real_story_changes_nothing(sample, home):
    run(sample, section="world", publish=True)
    before = ArticlePage.objects.values().get()
    out, err, ending = run(sample, section="world", publish=True)
    assert "was there already: “" in out
    assert (err, ending) == ("", "")
    assert ArticlePage.objects.values().get() == before
    assert ArticlePage.objects.get().revisions.count() == 1


def test_dry_run_on_the_real_story_writes_nothing(sample, home):
    out, _err, ending = run(sample, section="world", publish=True, dry_run=True)
    assert "would be published: “" in out
    assert "Made the section “World”" in out
    assert ending == ""
    for model in (ArticlePage, SectionPage, Agency, Author):
        assert not model.objects.exists()


def test_story_becomes_a_draft_unless_told_otherwise(file, section):
    out, _err, ending = run(file(TEXT), section="water")
    article = ArticlePage.objects.get()
    assert "story.txt: saved as a draft: “Bridge opens after eleven years”" in out
    assert article.url in out
    assert ending == ""
    assert not article.live


def test_dry_run_writes_nothing(file, home):
    out, _err, ending = run(file(TEXT), section="water", dry_run=True)
    assert "would be saved as a draft: “" in out
    assert ending == ""
    assert not ArticlePage.objects.exists()
    assert not SectionPage.objects.exists()


def test_windows_line_ends_make_the_same_story(file, section):
    run(file(TEXT), section="water")
    out, _err, _ending = run(file(TEXT.replace("\n", "\r\n"), "w.txt"), section="water")
    assert "was there already" in out


def test_byline_and_dateline_are_taken(file, section):
    text = TEXT.replace(
        "The bridge over", "By Ada Quill\n\nKABUL (dpa) - The bridge over"
    )
    out, _err, _ending = run(file(text), section="water", publish=True)
    article = ArticlePage.objects.get()
    assert article.byline_line == f"By Ada Quill in {article.dateline_place}, with dpa"
    assert article.dateline_place.lower() == "kabul"
    assert "Made the author “Ada Quill”" in out
    assert "Made the agency “dpa”" in out


def test_missing_section_is_made_and_said(file, home):
    out, _err, _ending = run(file(TEXT), section="world")
    assert "note: Made the section “World”, which was not there." in out
    assert SectionPage.objects.get().slug == "world"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.txt"),
        (b" \n\t\n", "blank.txt"),
        (b"One line only", "line.txt"),
        (bytes(range(256)) * 20, "binary.txt"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "picture.txt"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "paper.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_that_is_no_story_is_refused_in_a_sentence(file, section, content, name):
    out, err, ending = run(file(content, name), section="water")
    assert out == ""
    assert err.startswith(f"{name}: not imported. ")
    assert err.strip().endswith((".", "”"))
    assert ending == "1 of 1 files were not imported; see above."
    assert not ArticlePage.objects.exists()


def test_missing_file_is_said(tmp_path, section):
    _out, err, ending = run(tmp_path / "nothing.txt", section="water")
    assert err == "nothing.txt: cannot be read (No such file or directory).\n"
    assert ending == "1 of 1 files were not imported; see above."


def test_empty_folder_is_said(tmp_path, section):
    _out, err, ending = run(tmp_path, section="water")
    assert f"{tmp_path.name}: holds no files." in err
    assert ending


def test_folder_is_read_file_by_file_and_a_bad_one_stops_no_other(
    file, tmp_path, section
):
    file(TEXT, "a.txt")
    file(b"", "b.txt")
    file(TEXT.replace("Bridge", "Tunnel"), "c.txt")
    out, err, ending = run(tmp_path, section="water")
    assert [line.split(":")[0] for line in out.splitlines() if "draft" in line] == [
        "a.txt",
        "c.txt",
    ]
    assert err.startswith("b.txt: not imported.")
    assert ending == "1 of 3 files were not imported; see above."
    assert ArticlePage.objects.count() == 2


def test_story_that_does_not_fit_leaves_nothing_behind(file, home):
    text = TEXT.replace("Bridge opens", "Bridge " + "very " * 60 + "opens")
    text = text.replace(
        "The bridge over", "By Ada Quill\n\nKABUL (dpa) - The bridge over"
    )
    _out, err, ending = run(file(text), section="world")
    assert "not imported." in err
    assert ending
    for model in (ArticlePage, SectionPage, Agency, Author):
        assert not model.objects.exists()


def test_impossible_section_is_refused_in_a_sentence(file, home):
    _out, err, ending = run(file(TEXT), section="World News")
    assert err.startswith("story.txt: not imported. Slug: ")
    assert ending


def test_run_without_a_section_says_which_there_are(file, section):
    _out, err, _ending = run(file(TEXT))
    assert "Say with --section where it goes; there are: water." in err


def test_unknown_format_is_refused():
    parser = Command().create_parser("manage.py", "import_stories")
    with pytest.raises(CommandError, match="invalid choice"):
        parser.parse_args(["x.txt", "--format", "nonsense"])


def test_very_long_text_is_read_whole_or_refused_in_a_sentence(file, section):
    text = TEXT + "\n\n".join(
        f"Paragraph {number} says what happened then, and who had said it before."
        for number in range(20_000)
    )
    _out, err, ending = run(file(text), section="water")
    article = ArticlePage.objects.first()
    assert (article and len(article.body) > 19_000) or (err and ending)
