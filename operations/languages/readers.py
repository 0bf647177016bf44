"""Which files speak to readers; the rest speaks to staff.

A catalogue that covers `readers` holds the messages of these, so that a language can be
opened to readers before anybody has translated the newsroom's own screens.
"""

STAFF_FOLDERS = ("/admin/", "/dashboard/", "/wagtailadmin/", "/wagtailcore/")
STAFF_MAILS = ("alert.txt", "digest.txt", "waiting.txt")
PYTHON = {
    "articles/bylines.py",
    "articles/charts/figures.py",
    "articles/models/ai_use.py",
    "articles/models/correction.py",
    "articles/models/story_source.py",
    "comments/address_views.py",
    "comments/editing.py",
    "comments/erasure.py",
    "comments/export.py",
    "comments/forms.py",
    "comments/models/flag.py",
    "comments/reasons.py",
    "comments/receipt_forms.py",
    "comments/receipt_views.py",
    "comments/report_form.py",
    "comments/report_views.py",
    "comments/threads/comments.py",
    "comments/threads/orders.py",
    "comments/views.py",
    "home/founding.py",
    "home/models/masthead.py",
    "interchange/feeds.py",
}


def is_for_readers(path: str) -> bool:
    """Whether the file, named from the project's root, speaks to readers."""
    if path.startswith("templates/"):
        staff = any(folder in path for folder in STAFF_FOLDERS)
        return not staff and not path.endswith(STAFF_MAILS)
    return path in PYTHON
