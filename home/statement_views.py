"""Files at the root of the site in which the paper tells machines about itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from home import statements
from home.answers import answer
from home.models import Imprint
from home.sites import site_of

PLAIN = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: ours, then what the imprint adds."""
    imprint, root = _imprint(request)
    text = statements.robots_txt(further=imprint.robots_lines, root=root)
    return answer(request, text, PLAIN)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """security.txt; 404 until the imprint names a contact."""
    imprint, root = _imprint(request)
    policy = imprint.security_policy()
    text = statements.security_txt(
        contacts=imprint.security_contact,
        policy=policy.full_url if policy else "",
        root=root,
        confirmed=imprint.confirmed_at,
    )
    return _answer_or_404(request, text)


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """trust.txt; 404 while the imprint says nothing for it."""
    imprint, _root = _imprint(request)
    disclosures = [page.full_url for page in imprint.policies().values()]
    text = statements.trust_txt(typed=imprint.trust_lines, disclosures=disclosures)
    return _answer_or_404(request, text)


def _imprint(request: HttpRequest) -> tuple[Imprint, str]:
    site = site_of(request)
    return Imprint.for_site(site), site.root_url


def _answer_or_404(request: HttpRequest, text: str) -> HttpResponse:
    if not text:
        raise Http404
    return answer(request, text, PLAIN)
