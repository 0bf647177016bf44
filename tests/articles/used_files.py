"""Pictures and documents, the story bodies that use them, and their addresses."""

import json

import pytest
from django.core.files.base import ContentFile

from articles.models import NewsDocument
from tests.factories import ImageFactory

SIZE = "width-20|format-jpeg"


@pytest.fixture(autouse=True)
def media(media_folder, monkeypatch):
    """A media folder of the test's own; what follows a commit follows at once.

    Tests run in a transaction that never ends.
    """
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, **_: call())


def picture():
    image = ImageFactory()
    image.get_rendition(SIZE)
    return image


def document() -> NewsDocument:
    return NewsDocument.objects.create(
        title="Report", file=ContentFile(b"%PDF-1.4", name="report.pdf")
    )


def body_with(*, image=None, file=None) -> str:
    blocks = [{"type": "paragraph", "value": "<p>The lock is open.</p>"}]
    if image:
        chosen = {"image": image.pk, "alt_text": "A lock", "decorative": False}
        block = {"image": chosen, "caption": "", "credit": ""}
        blocks.append({"type": "picture", "value": block})
    if file:
        text = f'<p><a linktype="document" id="{file.pk}">The report</a></p>'
        blocks.append({"type": "paragraph", "value": text})
    return json.dumps(blocks)


def url_of(file) -> str:
    is_document = isinstance(file, NewsDocument)
    return file.url if is_document else file.get_rendition(SIZE).url


@pytest.fixture
def is_open(client):
    """Whether a stranger gets the file."""

    def asked(file) -> bool:
        status = client.get(url_of(file)).status_code
        assert status in (200, 404)
        return status == 200

    return asked
