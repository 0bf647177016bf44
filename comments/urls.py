from django.urls import path

from comments import report_views, thread_views, views

urlpatterns = [
    path("post/<int:article_id>/", views.post, name="comment_post"),
    path(
        "post/<int:article_id>/reply/<int:parent_id>/",
        views.reply,
        name="comment_reply",
    ),
    path("receipt/<str:key>/", views.receipt, name="comment_receipt"),
    path("receipt/<str:key>/withdraw/", views.withdraw, name="comment_withdraw"),
    path("<int:pk>/", thread_views.permalink, name="comment_permalink"),
    path("<int:pk>/report/", report_views.report, name="comment_report"),
    path("<int:pk>/report/thanks/", report_views.reported, name="comment_reported"),
    path(
        "thread/<int:article_id>/<slug:order>/",
        thread_views.thread,
        name="comment_thread",
    ),
    path(
        "thread/<int:article_id>/<slug:order>/<str:place>/",
        thread_views.thread,
        name="comment_thread_on",
    ),
]
