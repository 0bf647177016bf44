from django.urls import path

from finding import read_views, search_views

urlpatterns = [
    path("search/", search_views.search, name="search"),
    path("reads/<int:article_id>/", read_views.read, name="story_read"),
]
