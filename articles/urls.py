from django.urls import path

from articles import views

urlpatterns = [
    path("authors/<slug:slug>/", views.author, name="author"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("corrections/", views.corrections, name="corrections"),
]
