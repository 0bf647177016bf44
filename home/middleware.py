from django.http import Http404

from home.views import not_found


class NotFoundMiddleware:
    """Answer every missing page with the paper's own 404, in development too.

    Django's debug page would tell a draft from an address that never was.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Http404):
            return not_found(request)
        return None
