from csp.middleware import CSPMiddleware
from django.conf import settings


class PublicAndStaffPolicyMiddleware(CSPMiddleware):
    """The strict content policy for readers, a looser one for the staff's screens."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(settings.NEWSROOM_STAFF_PREFIX):
            parts.replace = settings.NEWSROOM_STAFF_POLICY
        return parts
