"""What a story says of itself, and what stands in for what is not set."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ArticlePage
from tests.factories import ArticleFactory, ImageFactory, SectionFactory

pytestmark = pytest.mark.django_db


def test_title_follows_the_headline(article):
    article.headline = "Another headline"
    article.save()
    article.refresh_from_db()
    assert article.title == "Another headline"


def test_title_of_a_published_draft_follows_the_headline(article):
    article.headline = "A third headline"
    article.save_revision().publish()
    assert ArticlePage.objects.get().title == "A third headline"


def test_story_made_from_a_title_has_it_as_headline(section):
    story = section.add_child(instance=ArticlePage(title="Only a title", live=False))
    assert (story.headline, story.slug) == ("Only a title", "only-a-title")


@pytest.mark.parametrize(
    ("read", "fields", "expected"),
    [
        ("search_title", {}, "Head"),
        ("search_title", {"seo_title": "Seo"}, "Seo"),
        ("card_title", {"seo_title": "Seo"}, "Head"),
        ("card_title", {"social_title": "Card"}, "Card"),
        ("list_headline", {}, "Head"),
        ("list_headline", {"listing_headline": "List"}, "List"),
        ("summary", {"subhead": "Sub", "standfirst": "Stand"}, "Sub"),
        ("summary", {"subhead": "", "standfirst": "Stand"}, "Stand"),
        ("summary", {"subhead": ""}, ""),
        ("search_summary", {"subhead": "Sub"}, "Sub"),
        ("search_summary", {"search_description": "Desc"}, "Desc"),
        ("card_summary", {"search_description": "Desc"}, "Desc"),
        ("card_summary", {"social_description": "Card"}, "Card"),
        ("label", {"kicker": "Analysis"}, "Analysis"),
        ("label", {}, ""),
    ],
)
def test_what_is_not_set_falls_back(read, fields, expected):
    assert getattr(ArticlePage(headline="Head", **fields), read) == expected


def test_label_is_the_section_where_there_is_no_kicker(article):
    assert article.label == "Water"


@pytest.mark.parametrize("part", ["alt", "caption", "credit"])
def test_words_about_the_picture_come_with_it_unless_set(part):
    image = ImageFactory.build(description="alt", caption="caption", credit="credit")
    story = ArticlePage(headline="H", lead_image=image)
    assert getattr(story, f"picture_{part}") == part
    setattr(story, f"lead_image_{part}", "own")
    assert getattr(story, f"picture_{part}") == "own"
    assert getattr(ArticlePage(headline="H"), f"picture_{part}") == ""


def test_section_is_the_parent_page(article, section):
    assert article.section == section
    assert list(section.stories.all()) == [article]


def test_section_follows_a_move(article, section, home):
    other = SectionFactory(title="Fire", slug="fire", parent=home)
    article.move(other, pos="last-child")
    story = ArticlePage.objects.get(pk=article.pk)
    assert story.section == other
    assert other.stories.get() == story
    assert not section.stories.exists()


def test_story_published_after_a_move_stays_in_its_new_section(article, home):
    revision = article.save_revision()
    other = SectionFactory(title="Fire", slug="fire", parent=home)
    article.move(other, pos="last-child")
    revision.refresh_from_db()
    revision.publish()
    assert ArticlePage.objects.get().section == other


def test_first_publication_is_dated_once(section):
    story = ArticleFactory(parent=section, live=False, published_at=None)
    story.save_revision().publish()
    first = ArticlePage.objects.get().published_at
    assert timezone.now() - first < timedelta(minutes=1)
    story = ArticlePage.objects.get()
    story.subhead = "Changed."
    story.save_revision().publish()
    story.unpublish()
    ArticlePage.objects.get().save_revision().publish()
    assert ArticlePage.objects.get().published_at == first


def test_draft_has_no_date_of_publication(section):
    story = ArticleFactory(parent=section, live=False, published_at=None)
    story.save_revision()
    assert ArticlePage.objects.get().published_at is None


def test_published_stories_leave_out_drafts_and_restricted_ones(section, article, home):
    from wagtail.models import PageViewRestriction

    ArticleFactory(parent=section, live=False)
    restricted = ArticleFactory(parent=section)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    closed = SectionFactory(parent=home)
    ArticleFactory(parent=closed)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert list(ArticlePage.objects.published()) == [article]


def test_stories_stand_below_sections_only():
    names = [m.__name__ for m in ArticlePage.allowed_parent_page_models()]
    assert names == ["SectionPage"]
    assert ArticlePage.allowed_subpage_models() == []
