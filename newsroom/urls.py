"""Every address of the site. Wagtail's pages come last, and then the 404."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from articles import urls as article_urls
from comments import urls as comment_urls
from comments.privacy_page import privacy_page
from finding import urls as finding_urls
from home import urls as home_urls
from home.serving import page
from home.views import not_found
from interchange import urls as interchange_urls
from operations import urls as operation_urls
from operations.media import serve_media

handler404 = "home.views.not_found"
handler500 = "operations.outages.answer"

# A password for a part of the paper, and the like; pages are served by our own view.
wagtail_doors = [
    door for door in wagtail_urls.urlpatterns if door.name != "wagtail_serve"
]
urlpatterns = [
    path("", include(operation_urls)),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("comments/", include(comment_urls)),
    path("privacy/", privacy_page, name="privacy"),
    path("", include(finding_urls)),
    path("", include(home_urls)),
    path("", include(article_urls)),
    path("", include(interchange_urls)),
    re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.*)$", serve_media),
    path("", include(wagtail_doors)),
    re_path(wagtail_urls.serve_pattern, page, name="wagtail_serve"),
    # All but a plain address without its last slash, to which Django adds the slash.
    re_path(r"[^\w\-/]|/\Z", not_found),
]
