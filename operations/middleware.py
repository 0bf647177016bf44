from functools import lru_cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings


class PublicAndStaffPolicyMiddleware(CSPMiddleware):
    """The strict content policy for readers, a looser one for the staff's screens."""

    def process_response(self, request, response):
        if not _is_plain(request, response):
            return super().process_response(request, response)
        response[HEADER] = _readers_policy(repr(settings.CONTENT_SECURITY_POLICY))
        return response

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if _is_for_staff(request):
            parts.replace = settings.NEWSROOM_STAFF_POLICY
        return parts


def _is_for_staff(request) -> bool:
    return request.path_info.startswith(settings.NEWSROOM_STAFF_PREFIX)


def _is_plain(request, response) -> bool:
    """Whether it is a reader's page like all others, with nothing of its own to allow."""
    own = (*vars(request), *vars(response))
    return (
        response.status_code < 400
        and HEADER not in response
        and not _is_for_staff(request)
        and not any(name.startswith("_csp") for name in own)
        and not hasattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY")
    )


@lru_cache(maxsize=4)
def _readers_policy(_settings: str) -> str:
    """The header, put together once for the settings as they are now."""
    return build_policy()
