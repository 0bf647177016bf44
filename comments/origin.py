"""Tell a post from this site's own form from one that another site had sent."""

from urllib.parse import urlsplit

from django.http import HttpRequest

OWN_SITE = {"same-origin", "none"}


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser says that the post comes from here, or says nothing.

    The posting view reads no session and no cookie, so there is nothing to forge in a
    reader's name; this keeps other sites from using their visitors to fill the queue.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site in OWN_SITE
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == request.get_host()
