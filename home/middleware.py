from urllib.parse import urlsplit

from django.conf import settings
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils import translation
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from articles.models import Withdrawal
from articles.withdrawal import withdrawn_at
from home.sites import site_of
from home.views import gone, not_found


class PaperLanguageMiddleware:
    """Every page of the paper speaks the paper's language, whoever asks and whatever for.

    No header is looked at, so that the page is the same bytes for everybody. A preview
    passes here too: it is as readers will see it, not in the language of the screens of
    whoever looks at it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(settings.NEWSROOM_STAFF_PREFIX):
            return self.get_response(request)
        with translation.override(settings.LANGUAGE_CODE):
            return self.get_response(request)


class NotFoundMiddleware:
    """Answer every missing page with the paper's own 404, in development too.

    Django's debug page would tell a draft from an address that never was. Where a story
    was withdrawn, the answer says so instead.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Http404):
            return None
        site = site_of(request)
        withdrawal = withdrawn_at(site, request.path_info) if site else None
        return gone(request, withdrawal) if withdrawal else not_found(request)


class PublicRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, except to a page of which readers must not know.

    Wagtail leaves one when a draft is renamed or moved, or before a story is
    unpublished; following it would tell the draft from an address that never was.
    """

    def process_response(self, request, response) -> HttpResponse:
        found = _redirect_for(request) if response.status_code == 404 else None
        if found is None or not _may_be_told(found) or not found.link:
            return response
        if found.is_permanent:
            return HttpResponsePermanentRedirect(found.link)
        return HttpResponseRedirect(found.link)


def _redirect_for(request) -> Redirect | None:
    """What stands at the address with its query string, else without."""
    full = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    bare = urlsplit(full).path
    found = get_redirect(request, full)
    return found or (get_redirect(request, bare) if bare != full else None)


def _may_be_told(redirect: Redirect) -> bool:
    page = redirect.redirect_page_id
    if page is None or Page.objects.live().public().filter(pk=page).exists():
        return True
    return Withdrawal.objects.standing().filter(article=page).exists()
