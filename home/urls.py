from django.urls import path

from home import statement_views, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("robots.txt", statement_views.robots, name="robots"),
    path("trust.txt", statement_views.trust, name="trust"),
    path(".well-known/trust.txt", statement_views.trust, name="well_known_trust"),
    path(".well-known/security.txt", statement_views.security, name="security"),
]
