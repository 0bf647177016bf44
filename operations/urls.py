from django.urls import path

from operations import health
from operations.styleguide.views import styleguide

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("styleguide/", styleguide, name="styleguide"),
]
