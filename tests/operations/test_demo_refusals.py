"""Where the demo newsroom may be loaded, and what `prepare` does without it."""

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from accounts.models import User
from articles.models import ArticlePage, SectionPage
from home.models import HomePage
from operations.demo import content, loading, pictures

pytestmark = pytest.mark.django_db


def test_the_demo_refuses_where_debug_is_off(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG is off"):
        call_command("load_demo")
    assert not User.objects.exists()
    assert not SectionPage.objects.exists()


def test_the_demo_refuses_where_a_paper_is(settings, section):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="a paper here already"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_the_demo_fails_nobody_where_a_paper_is_if_told_so(settings, section, capsys):
    settings.DEBUG = True
    call_command("load_demo", if_empty=True)
    assert "There is a paper here already" in capsys.readouterr().out
    assert not User.objects.exists()


def test_a_demo_that_fails_half_way_leaves_nothing(settings, monkeypatch):
    settings.DEBUG = True
    monkeypatch.setattr(loading, "load_replies", fail)
    monkeypatch.setattr("operations.demo.gallery.draw", plain_picture)
    with pytest.raises(RuntimeError, match="half way"):
        loading.load()
    assert not ArticlePage.objects.exists()
    assert not User.objects.exists()


def plain_picture(name):
    return Image.new("RGB", (48, 32))


def fail(*args):
    raise RuntimeError("half way")


def test_preparing_without_the_demo_makes_a_house_without_stories(settings, capsys):
    settings.DEBUG = True
    call_command("prepare")
    assert HomePage.objects.exists()
    assert not SectionPage.objects.exists()


def test_preparing_makes_the_folders_for_data(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    call_command("prepare")
    call_command("prepare")
    assert settings.STATIC_ROOT.is_dir()


def test_preparing_with_the_demo_says_why_it_did_not_load_where_debug_is_off(
    settings, capsys
):
    settings.DEBUG = False
    call_command("prepare", demo=True)
    said = capsys.readouterr().out
    assert "DEBUG is off" in said
    assert "Demo logins" not in said
    assert not User.objects.exists()


def test_every_picture_that_the_demo_names_can_be_drawn():
    drawn = set(pictures.PICTURES) | set(pictures.PORTRAITS)
    assert {story["picture"] for story in content.stories()} - {""} <= drawn
    assert {author["portrait"] for author in content.paper()["authors"]} <= drawn


def test_a_picture_is_drawn_the_same_each_time():
    name = next(iter(pictures.PORTRAITS))
    first, second = pictures.draw(name), pictures.draw(name)
    assert first.size == (800, 800)
    assert first.tobytes() == second.tobytes()


def test_a_picture_that_nobody_drew_is_an_error_that_names_the_others():
    with pytest.raises(KeyError, match="harbour-boats"):
        pictures.draw("moon-landing")
