"""Which uploaded files this process gives out."""

from pathlib import Path

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.utils.functional import empty

from tests.factories import AuthorFactory, ImageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(media_folder, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not below the media folder")


@pytest.fixture
def rendition():
    """A size of a picture that is in use where all may read."""
    image = ImageFactory()
    AuthorFactory(portrait=image)
    return image.get_rendition("width-40|format-jpeg")


@pytest.fixture
def admin(as_user):
    """Somebody who may have every file that there is for anybody."""
    return as_user(UserFactory(is_superuser=True))


def put(name: str) -> str:
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"bytes")
    return f"/media/{name}"


def test_a_size_of_a_picture_is_served_for_ever(client, rendition):
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == (
        "public, max-age=31536000, s-maxage=600, immutable"
    )
    assert "Cookie" not in response.get("Vary", "")
    assert b"".join(response.streaming_content) == rendition.file.read()


def test_the_original_of_a_picture_is_not_served(client, rendition):
    original = rendition.image.file
    assert Path(original.path).exists()
    assert client.get(original.url).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "documents/report.pdf",
        "backup.zip",
        "images.txt",
        "other/images/a.jpg",
        "other/1/a.jpg",
        "images/a.jpg",
        "images/١/a.jpg",
        "images/1/2/a.jpg",
        "images/-1/a.jpg",
        "images/99999999999999999999/a.jpg",
    ],
)
def test_files_that_are_no_size_of_a_picture_are_not_served(admin, name):
    assert admin.get(put(name)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "images/../original_images/a.jpg",
        "images/../../secret.txt",
        "images/1/..",
        "images/1/../../secret.txt",
        "images/1/%2e%2e/%2e%2e/secret.txt",
        "images/%2e%2e/%2e%2e/secret.txt",
        "images/..%2f..%2fsecret.txt",
        "../secret.txt",
        "/etc/passwd",
        "images//etc/passwd",
        "images/%00.jpg",
        "images/1/%00.jpg",
        "images/1/",
        "images/",
        "images",
        "",
    ],
)
def test_no_path_leads_out_of_the_pictures(admin, path):
    put("original_images/a.jpg")
    put("images/1/a.jpg")
    assert admin.get(f"/media/{path}").status_code == 404


def test_a_name_with_two_dots_in_it_is_served(client, rendition):
    name = f"images/{rendition.image_id}/harbour..width-320.jpg"
    assert client.get(put(name)).status_code == 200


def test_the_first_request_of_a_process_is_served_too(client, rendition, monkeypatch):
    url = rendition.url
    monkeypatch.setattr(default_storage, "_wrapped", empty)
    assert client.get(url).status_code == 200


def test_a_picture_that_is_not_there_is_a_404(client, admin, rendition):
    assert client.get("/media/images/12345/none.jpg").status_code == 404
    url = f"/media/images/{rendition.image_id}/none.jpg"
    assert client.get(url).status_code == 404
    assert admin.get("/media/images/12345/none.jpg").status_code == 404


class Away(InMemoryStorage):
    """A store that does not answer."""

    def _open(self, name, mode="rb"):
        raise OSError("no route to the store")


@pytest.fixture
def store(settings):
    """Uploads kept elsewhere than in a folder, by the class that is given."""

    def use(backend: str):
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend}}

    return use


def test_a_picture_in_an_object_store_is_given_out_by_the_paper(client, store):
    store("django.core.files.storage.InMemoryStorage")
    image = ImageFactory()
    AuthorFactory(portrait=image)
    rendition = image.get_rendition("width-40|format-jpeg")
    response = client.get(f"/media/{rendition.file.name}")
    assert response.content == rendition.file.read()
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]


def test_a_picture_in_an_object_store_obeys_the_same_rules(client, store):
    store("django.core.files.storage.InMemoryStorage")
    rendition = ImageFactory().get_rendition("width-40|format-jpeg")
    assert client.get(f"/media/{rendition.file.name}").status_code == 404
    assert client.get("/media/original_images/a.jpg").status_code == 404


def test_what_the_object_store_does_not_have_is_a_404(client, rendition, store):
    store("django.core.files.storage.InMemoryStorage")
    assert client.get(f"/media/images/{rendition.image_id}/x.jpg").status_code == 404


def test_an_object_store_that_is_away_is_asked_again_later(client, rendition, store):
    store("tests.operations.test_media.Away")
    response = client.get(f"/media/{rendition.file.name}")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert response["Cache-Control"] == "private, no-store"
