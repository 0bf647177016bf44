"""Uploaded files, where no proxy or object store serves them."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

# Sizes made for the page. Originals may hold what a page never shows.
PUBLIC_FOLDERS = {"images"}
ONE_YEAR = 365 * 24 * 3600


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file below `images/`; a name is never used twice, so it may be kept for ever.

    404 for everything else: originals, documents (they have a view of their own).
    """
    parts = PurePosixPath(path).parts
    local = isinstance(default_storage, FileSystemStorage)
    if not local or not parts or parts[0] not in PUBLIC_FOLDERS or ".." in parts:
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response
