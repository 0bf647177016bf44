"""Which uploaded files this process gives out."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils.functional import empty

from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    secret = tmp_path / "secret.txt"
    secret.write_text("not below the media folder")


@pytest.fixture
def rendition():
    return ImageFactory().get_rendition("width-40|format-jpeg")


def put(name: str) -> str:
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"bytes")
    return f"/media/{name}"


def test_a_size_of_a_picture_is_served_for_ever(client, rendition):
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(response.streaming_content) == rendition.file.read()


def test_the_original_of_a_picture_is_not_served(client, rendition):
    original = rendition.image.file
    assert Path(original.path).exists()
    assert client.get(original.url).status_code == 404


@pytest.mark.parametrize(
    "name", ["documents/report.pdf", "backup.zip", "images.txt", "other/images/a.jpg"]
)
def test_files_outside_of_the_pictures_are_not_served(client, name):
    assert client.get(put(name)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "images/../original_images/a.jpg",
        "images/../../secret.txt",
        "images/%2e%2e/%2e%2e/secret.txt",
        "images/..%2f..%2fsecret.txt",
        "../secret.txt",
        "/etc/passwd",
        "images//etc/passwd",
        "images/%00.jpg",
        "images/",
        "images",
        "",
    ],
)
def test_no_path_leads_out_of_the_pictures(client, path):
    put("original_images/a.jpg")
    put("images/a.jpg")
    assert client.get(f"/media/{path}").status_code == 404


def test_a_name_with_two_dots_in_it_is_served(client):
    assert client.get(put("images/harbour..width-320.jpg")).status_code == 200


def test_the_first_request_of_a_process_is_served_too(client, monkeypatch):
    url = put("images/a.jpg")
    monkeypatch.setattr(default_storage, "_wrapped", empty)
    assert client.get(url).status_code == 200


def test_a_picture_that_is_not_there_is_a_404(client):
    assert client.get("/media/images/none.jpg").status_code == 404


def test_where_an_object_store_keeps_the_files_none_is_served_here(client, settings):
    url = put("images/a.jpg")
    storage = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": storage}}
    assert client.get(url).status_code == 404
