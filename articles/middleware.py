from django.conf import settings
from django.http import HttpRequest
from wagtail.admin.auth import permission_denied

from articles.admin.refusals import refusal_response
from articles.once import request_of_a_reader
from articles.story_access import may_ask
from articles.validators import NotPublishable


class AskOnceMiddleware:
    """While a reader's page is made, ask once what many of its parts need to know."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_of_staff = request.path_info.startswith(settings.NEWSROOM_STAFF_PREFIX)
        if is_of_staff or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with request_of_a_reader(request):
            return self.get_response(request)


class StoryAccessMiddleware:
    """Keep the screens about stories from those who have nothing to do with them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path_info.startswith(settings.NEWSROOM_STAFF_PREFIX):
            return None
        is_known = request.user.is_authenticated
        if is_known and not may_ask(request.user, request.resolver_match):
            return permission_denied(request)
        return None


class RefusedPublicationMiddleware:
    """Tell the editor what stands against publishing, whichever screen tried it.

    Wagtail's views (workflow, bulk, create) expect publishing to succeed; without this
    a refusal would be an error 500. The text is a draft by then, and stays one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception):
        if isinstance(exception, NotPublishable):
            return refusal_response(request, exception)
        return None
