"""Few stylesheets out of many files."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings as house
from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles.models import Byline
from operations.stylesheets import StylesheetFinder, shortened
from tests.factories import AuthorFactory, TopicFactory

CSS = house.BASE_DIR / "static" / "css"
PARTS = ["paper", "story", "search"]


@pytest.fixture
def finder(tmp_path):
    """A finder over three small files of its own."""
    source = tmp_path / "source"
    (source / "components").mkdir(parents=True)
    (source / "order").mkdir()
    order = source / "order" / "paper.txt"
    order.write_text("tokens.css\n\ncomponents/card.css\nbase.css\n")
    (source / "tokens.css").write_text(":root { --ink: #111 }")
    (source / "base.css").write_text("p { color: var(--ink) }")
    (source / "components" / "card.css").write_text(".card { margin: 0 }")
    made = StylesheetFinder()
    made.source, made.target = source, tmp_path / "target"
    return made


def found(finder) -> str:
    return Path(finder.find("css/paper.css")).read_text()


def older(path: Path, seconds: int) -> None:
    stamp = path.stat().st_mtime - seconds
    os.utime(path, (stamp, stamp))


def test_the_files_stand_in_the_order_that_is_given(finder):
    text = found(finder)
    assert text.index(":root") < text.index(".card") < text.index("p{")


def test_only_what_has_an_order_is_found(finder):
    assert finder.find("css/tokens.css") == []
    assert finder.find("css/paper.css", find_all=True) == [
        str(finder.target / "css" / "paper.css")
    ]


@pytest.mark.parametrize("name", ["base.css", "components/card.css", "order/paper.txt"])
def test_it_is_made_again_when_a_part_is_newer(finder, name):
    found(finder)
    bundle = finder.target / "css" / "paper.css"
    older(bundle, 3600)
    for path in finder.source.rglob("*.*"):
        older(path, 7200)
    bundle.write_text("as made before")
    older(bundle, 3600)
    assert found(finder) == "as made before"
    os.utime(finder.source / name)
    assert ".card" in found(finder)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a {\n  color: red;\n  margin: 0 1px;\n}\n", "a{color:red;margin:0 1px}"),
        ("/* why; } */\na, b > i { top: 0 }", "a,b>i{top:0}"),
        ("a { inset: calc(1px + 2px - (3px)) }", "a{inset:calc(1px + 2px - (3px))}"),
        (".a :is(p, i) .b:hover {}", ".a :is(p,i) .b:hover{}"),
        (
            "a::after { content: \" ,  /* ; } \" / '' }",
            "a::after{content:\" ,  /* ; } \" / ''}",
        ),
        ("a { /* it's */ color: red; /* one */ }", "a{color:red}"),
        (
            "@media (width >= 64rem) and (hover) { a { top: 0 } }",
            "@media (width>= 64rem) and (hover){a{top:0}}",
        ),
    ],
)
def test_what_is_sent_says_the_same_in_fewer_bytes(written, sent):
    assert shortened(written) == sent


def test_nothing_but_the_stylesheet_is_left_behind(finder):
    found(finder)
    assert [path.name for path in finder.target.rglob("*.*")] == ["paper.css"]


def test_a_name_in_the_order_without_a_file_is_an_error(finder):
    order = finder.source / "order" / "paper.txt"
    order.write_text("tokens.css\nmissing.css\n")
    with pytest.raises(FileNotFoundError):
        finder.find("css/paper.css")


def test_it_may_be_ignored_like_any_other_file(finder):
    assert [name for name, _ in finder.list(["*.css"])] == []
    assert [name for name, _ in finder.list(None)] == ["css/paper.css"]


def test_each_order_makes_a_stylesheet_of_its_own(finder):
    (finder.source / "story.css").write_text(".story { top: 0 }")
    (finder.source / "order" / "story.txt").write_text("story.css")
    assert Path(finder.find("css/story.css")).read_text() == ".story{top:0}"
    assert ".story" not in found(finder)
    listed = [name for name, _ in finder.list(None)]
    assert listed == ["css/paper.css", "css/story.css"]


def test_every_stylesheet_of_the_paper_stands_in_one_order():
    named = [name for part in PARTS for name in parts_of(part)]
    files = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")}
    of_readers = sorted(name for name in files if not name.startswith("admin/"))
    assert sorted(named) == of_readers


@pytest.mark.parametrize("part", PARTS)
def test_the_site_finds_the_stylesheet(part):
    text = Path(finders.find(f"css/{part}.css")).read_text()
    for name in parts_of(part):
        assert shortened((CSS / name).read_text()) in text, name


def parts_of(part: str) -> list[str]:
    return (CSS / "order" / f"{part}.txt").read_text().split()


@pytest.mark.django_db
def test_no_page_needs_anything_of_a_stylesheet_that_it_leaves_out(client, article):
    author, topic = AuthorFactory(slug="ada"), TopicFactory(slug="tides")
    article.bylines = [Byline(author=author)]
    article.topics.add(topic)
    article.save_revision().publish()
    lists = ["/", article.get_parent().url, "/authors/ada/", "/topics/tides/"]
    searches = ["/search/", "/search/?q=bridge", "/search/?q=nothing"]
    of_lists = classes_in("paper")
    for address in [*lists, "/archive/", "/nothing/"]:
        page = client.get(address).content.decode()
        assert sheets_of(page) == ["paper"]
        assert not used_by(page) & (every_class() - of_lists), address
    for address in searches:
        page = client.get(address).content.decode()
        assert sheets_of(page) == ["paper", "search"]
        assert not used_by(page) & (every_class() - of_lists - classes_in("search"))
    page = client.get(article.url).content.decode()
    assert sheets_of(page) == ["paper", "story"]
    assert not used_by(page) & (classes_in("search") - of_lists - classes_in("story"))


def sheets_of(page: str) -> list[str]:
    return re.findall(r"css/(\w+)\.css", page)


def used_by(page: str) -> set[str]:
    return {name for words in CLASSES.findall(page) for name in words.split()}


def every_class() -> set[str]:
    return {name for part in PARTS for name in classes_in(part)}


CLASSES = re.compile(r'class="([^"]*)"')


def classes_in(part: str) -> set[str]:
    text = Path(finders.find(f"css/{part}.css")).read_text()
    return set(re.findall(r"\.([a-z][\w-]*)", text))


def test_collecting_lists_the_stylesheet_and_every_file_that_it_names(
    settings, tmp_path, capsys
):
    """With hashed names, as in production: a missing font or picture would fail."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STATICFILES_FINDERS = settings.STATICFILES_FINDERS[:2]
    storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    call_command("collectstatic", interactive=False, verbosity=0)
    names = [path.name for path in (tmp_path / "css").iterdir()]
    assert any(re.fullmatch(r"paper\.[0-9a-f]{12}\.css", name) for name in names)
