"""A story that does not fit leaves nothing behind."""

import pytest

from articles.models import SectionPage
from interchange.importing import CannotImport, import_story
from interchange.story import AgencyCredit, Dateline, Person
from tests.interchange.importing import counts, neutral_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headline": "h" * 201}, "Headline: .*at most 200 characters"),
        ({"headline": ""}, "This field cannot be blank"),
        ({"subhead": "s" * 301}, "Subhead: .*at most 300 characters"),
        ({"kicker": "k" * 61}, "Kicker: .*at most 60 characters"),
        ({"dateline": Dateline("p" * 81)}, "at most 80 characters"),
        ({"page_title": "t" * 256}, "at most 255 characters"),
        ({"people": (Person("n" * 121),)}, "Name: .*at most 120 characters"),
        ({"agencies": (AgencyCredit("c" * 41, "n"),)}, "at most 40 characters"),
        ({"topics": ("t" * 101,)}, "at most 100 characters"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_does_not_fit_is_refused_whole(home, changes, sentence):
    whole = {
        "people": (Person("Ada Quill"),),
        "agencies": (AgencyCredit("dpa", "Deutsche Presse-Agentur"),),
        "topics": ("Bridges",),
    }
    before = counts()
    with pytest.raises(CannotImport, match=sentence):
        import_story(neutral_story(**(whole | changes)), section="new-section")
    assert counts() == before


@pytest.mark.parametrize("slug", ["World News", "a/b", "é?", "s" * 300])
def test_section_that_cannot_be_an_address_is_refused(home, slug):
    with pytest.raises(CannotImport, match="Slug"):
        import_story(neutral_story(), section=slug)
    assert not SectionPage.objects.exists()
