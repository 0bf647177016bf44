from django.urls import path

from comments import views

urlpatterns = [
    path("post/<int:article_id>/", views.post, name="comment_post"),
    path(
        "post/<int:article_id>/reply/<int:parent_id>/",
        views.reply,
        name="comment_reply",
    ),
    path("receipt/<str:key>/", views.receipt, name="comment_receipt"),
    path("receipt/<str:key>/withdraw/", views.withdraw, name="comment_withdraw"),
    path("<int:pk>/", views.permalink, name="comment_permalink"),
]
