"""Uploaded files, where no proxy or object store serves them."""

import logging
import mimetypes
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.static import serve

from articles.models import NewsImage
from articles.public_files import is_for, is_public

logger = logging.getLogger("newsroom.media")

# Readers keep what they have seen; caches between them and us ask again, for a picture
# may be taken back.
PUBLIC = "public, max-age=31536000, s-maxage=600, immutable"
NOT_YET_PUBLIC = "private, no-store"
RETRY_AFTER = "10"  # seconds


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A size of a picture that is in use in public; for staff, of any picture.

    404 for everything else: originals, documents (they have a view of their own), and
    sizes made before they were kept in a folder for each picture. 503 when the store of
    the files is away.
    """
    picture = _picture_of(path)
    if picture is None:
        raise Http404
    freshness = _freshness(request, picture)
    if isinstance(default_storage, FileSystemStorage):
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    else:
        response = _from_store(path)
    response.setdefault("Cache-Control", freshness)
    return response


def _from_store(path: str) -> HttpResponse:
    try:
        with default_storage.open(path) as file:
            content = file.read()
    except FileNotFoundError as missing:
        raise Http404 from missing
    except Exception as error:  # noqa: BLE001 (any store, any fault: it is away)
        logger.warning("The store of files is away: %s", type(error).__name__)
        headers = {"Retry-After": RETRY_AFTER, "Cache-Control": NOT_YET_PUBLIC}
        return HttpResponse(status=503, headers=headers)
    kind, _encoding = mimetypes.guess_type(path)
    return HttpResponse(content, content_type=kind or "application/octet-stream")


def _picture_of(path: str) -> int | None:
    """The picture of which this is a size: `images/<picture>/<name>`."""
    parts = PurePosixPath(path).parts
    if len(parts) != 3 or parts[0] != "images" or parts[2] == "..":
        return None
    number = parts[1]
    plain = number.isascii() and number.isdecimal() and len(number) < 19
    return int(number) if plain else None


def _freshness(request: HttpRequest, picture: int) -> str:
    if is_public(NewsImage, picture):
        return PUBLIC
    if is_for(request.user, NewsImage):
        return NOT_YET_PUBLIC
    raise Http404
