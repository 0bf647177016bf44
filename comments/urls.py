from django.urls import path

from comments import (
    address_views,
    receipt_views,
    report_views,
    thread_views,
    views,
)

RECEIPT = "receipt/<str:key>/"
ADDRESS = "address/<str:key>/"

urlpatterns = [
    path("post/<int:article_id>/", views.post, name="comment_post"),
    path(
        "post/<int:article_id>/reply/<int:parent_id>/",
        views.reply,
        name="comment_reply",
    ),
    path(RECEIPT, receipt_views.receipt, name="comment_receipt"),
    path(f"{RECEIPT}edit/", receipt_views.edit, name="comment_edit"),
    path(f"{RECEIPT}withdraw/", receipt_views.withdraw, name="comment_withdraw"),
    path(f"{RECEIPT}mail/", receipt_views.mail, name="comment_mail"),
    path(f"{RECEIPT}link/", receipt_views.link, name="comment_owner_link"),
    path(f"{RECEIPT}reply.json", receipt_views.download, name="comment_download"),
    path(f"{RECEIPT}erase/", receipt_views.erase, name="comment_erase"),
    path(ADDRESS, address_views.address, name="comment_address"),
    path(f"{ADDRESS}confirm/", address_views.confirm, name="comment_address_confirm"),
    path(f"{ADDRESS}stop/", address_views.stop, name="comment_address_stop"),
    path(f"{ADDRESS}all.json", address_views.download, name="comment_address_download"),
    path(f"{ADDRESS}erase/", address_views.erase, name="comment_address_erase"),
    path("mail/<str:key>/", address_views.stop_link, name="comment_mail_stop"),
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
