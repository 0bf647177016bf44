import pytest

from articles.bylines import origin, other_credits
from articles.models import AgencyCredit, ArticlePage, Byline
from tests.factories import AgencyFactory, AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(article):
    """The story with people, as "role name" or "name", and with agencies."""

    def credited(*people, agencies=(), **fields):
        article.bylines = [
            Byline(author=AuthorFactory(name=name), role=role) for role, name in people
        ]
        article.agency_credits = [
            AgencyCredit(agency=AgencyFactory(code=code)) for code in agencies
        ]
        for name, value in fields.items():
            setattr(article, name, value)
        article.save()
        return ArticlePage.objects.get(pk=article.pk)

    return credited


def reporters(*names):
    return [("reporting", name) for name in names]


@pytest.mark.parametrize(
    ("names", "agencies", "fields", "line"),
    [
        ((), (), {}, ""),
        (("A",), (), {}, "By A"),
        (("A", "B"), (), {}, "By A and B"),
        (("A", "B", "C"), (), {}, "By A, B and C"),
        (("A",), ("dpa",), {}, "By A, with dpa"),
        (("A", "B"), ("dpa", "AFP"), {}, "By A and B, with dpa and AFP"),
        (("A",), (), {"dateline_place": "Kabul"}, "By A in Kabul"),
        (("A",), ("dpa",), {"dateline_place": "Kabul"}, "By A in Kabul, with dpa"),
        ((), ("dpa",), {"dateline_place": "Kabul"}, "dpa"),
        ((), ("dpa", "AFP", "AP"), {}, "dpa, AFP and AP"),
        (("A",), ("dpa",), {"byline_override": "From our desk"}, "From our desk"),
    ],
)
def test_byline_is_computed(story, reader, names, agencies, fields, line):
    article = story(*reporters(*names), agencies=agencies, **fields)
    assert article.byline_line == line
    printed = [e.text for e in reader(article.url).select(".byline")]
    assert printed[:1] == ([line] if line else [])


def test_names_lead_to_the_authors_pages(story, reader):
    article = story(*reporters("Ada Quill", "Bea Rook"))
    people = {b.author.name: b.author.get_absolute_url() for b in article.bylines.all()}
    links = {a.text: a["href"] for a in reader(article.url).select(".byline a")}
    assert links == people


def test_other_parts_have_lines_of_their_own_in_a_fixed_order(story):
    article = story(
        ("translation", "T"),
        ("data", "D1"),
        ("photography", "P"),
        ("reporting", "R"),
        ("illustration", "I"),
        ("data", "D2"),
    )
    lines = ["".join(part.text for part in line) for line in other_credits(article)]
    assert lines == [
        "Photography by P",
        "Illustration by I",
        "Data by D1 and D2",
        "Translated by T",
    ]
    assert article.byline_line == "By R"


@pytest.mark.parametrize(
    ("people", "agencies", "expected"),
    [
        ((), (), ""),
        (reporters("A"), (), "staff"),
        ((), ("dpa",), "agency"),
        (reporters("A"), ("dpa",), "agency and staff"),
    ],
)
def test_origin_says_whose_copy_it_is(story, people, agencies, expected):
    assert origin(story(*people, agencies=agencies)) == expected


def rename(article, name):
    author = article.bylines.first().author
    author.name = name
    author.save()


def test_printed_name_stays_when_the_author_is_renamed(story):
    article = story(*reporters("Old Name"))
    rename(article, "New Name")
    assert ArticlePage.objects.get().byline_line == "By Old Name"


def test_printed_name_stays_when_the_story_is_published_again(story):
    article = story(*reporters("Old Name"))
    before = article.save_revision()
    rename(article, "New Name")
    ArticlePage.objects.get().save_revision().publish()
    assert ArticlePage.objects.get().byline_line == "By Old Name"
    before.publish()
    assert ArticlePage.objects.get().byline_line == "By Old Name"


def test_revision_from_before_the_first_publication_keeps_the_printed_name(story):
    article = story(*reporters("Old Name"), live=False)
    Byline.objects.update(displayed_name="")
    draft = ArticlePage.objects.get().save_revision()
    draft.publish()
    rename(article, "New Name")
    draft.publish()
    assert ArticlePage.objects.get().byline_line == "By Old Name"


def test_draft_shows_the_name_of_today(story):
    article = story(*reporters("Old Name"), live=False)
    rename(article, "New Name")
    assert ArticlePage.objects.get().byline_line == "By New Name"


def test_author_of_a_story_cannot_be_deleted(story):
    from django.db.models import ProtectedError

    article = story(*reporters("A"))
    with pytest.raises(ProtectedError):
        article.bylines.first().author.delete()


@pytest.fixture
def reader(client):
    from bs4 import BeautifulSoup

    return lambda url: BeautifulSoup(client.get(url).content.decode(), "html.parser")
