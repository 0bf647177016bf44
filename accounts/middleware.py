from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.utils.functional import SimpleLazyObject


class StaffSessionMiddleware(SessionMiddleware):
    """Session, user and messages for the staff; a reader is nobody, and pays for none.

    Whoever brings a session's cookie or asks for a screen of the staff gets all three.
    Everybody else gets a session that is empty: only who looks into it, as the pages
    behind a password do, makes the answer depend on it.
    """

    def __init__(self, get_response: Callable):
        super().__init__(get_response)
        self.of_reader = get_response
        with_messages = MessageMiddleware(get_response)
        self.of_staff = SessionMiddleware(AuthenticationMiddleware(with_messages))

    def __call__(self, request):
        if may_be_staff(request):
            return self.of_staff(request)
        self.process_request(request)
        request.user = SimpleLazyObject(lambda: _nobody(request))
        response = self.of_reader(request)
        if request.session.accessed:
            return self.process_response(request, response)
        return response


def may_be_staff(request) -> bool:
    """Whether there can be a session: a cookie came, or somebody wants to sign in."""
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or request.path_info.startswith(settings.NEWSROOM_STAFF_PREFIX)
    )


def _nobody(request) -> AnonymousUser:
    """Who asks without a session. The answer would be another for somebody with one."""
    request.session.accessed = True
    return AnonymousUser()
