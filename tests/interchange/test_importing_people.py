"""Whose story it is: authors and agencies are matched, or made and said."""

import pytest

from articles.models import Agency
from interchange.story import AgencyCredit, Person, Role
from tests.factories import AgencyFactory, AuthorFactory
from tests.interchange.importing import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("section")]


def test_known_author_is_taken_whatever_the_case():
    author = AuthorFactory(name="Ada Quill")
    imported = bring(people=(Person("ADA QUILL"),))
    assert [b.author for b in imported.article.bylines.all()] == [author]
    assert imported.notes == ()


def test_unknown_author_is_made_and_said():
    AuthorFactory(name="Another", slug="ada-quill")
    imported = bring(people=(Person("Ada Quill"), Person("Li Wei", Role.PHOTOGRAPHY)))
    bylines = list(imported.article.bylines.all())
    assert [(b.author.name, b.role) for b in bylines] == [
        ("Ada Quill", "reporting"),
        ("Li Wei", "photography"),
    ]
    assert bylines[0].author.slug == "ada-quill-2"
    assert "Made the author “Ada Quill”, who was not there." in imported.notes


def test_author_without_latin_letters_gets_an_address(client):
    article = bring(people=(Person("李伟"), Person("Žž")), publish=True).article
    for byline in article.bylines.all():
        assert client.get(byline.author.get_absolute_url()).status_code == 200


def test_agency_is_matched_by_code_or_made_and_said():
    known = AgencyFactory(code="dpa")
    said = (AgencyCredit("dpa", "Deutsche"), AgencyCredit("AFP", "Agence France"))
    imported = bring(agencies=said)
    agencies = [credit.agency for credit in imported.article.agency_credits.all()]
    assert agencies == [known, Agency.objects.get(code="AFP")]
    assert imported.notes == (
        "Made the agency “AFP” (Agence France), which was not there.",
    )
