from django.urls import path

from home import archive_views, statement_views

urlpatterns = [
    path("archive/", archive_views.index, name="archive"),
    path("archive/<int:year>/<int:month>/", archive_views.month, name="archive_month"),
    path(
        "archive/<int:year>/<int:month>/<int:day>/",
        archive_views.day,
        name="archive_day",
    ),
    path("robots.txt", statement_views.robots, name="robots"),
    path("trust.txt", statement_views.trust, name="trust"),
    path(".well-known/trust.txt", statement_views.trust, name="well_known_trust"),
    path(".well-known/security.txt", statement_views.security, name="security"),
]
