"""The addresses of all replies of a page: each is resolved once, for one of them."""

from collections.abc import Callable

from django.urls import reverse

ANY = 999_999_999_999  # stands for the key of a reply


class ThreadAddresses:
    """Where each reply of a story has its place, is answered, and is reported."""

    def __init__(self, article_id: int):
        self.permalink = _addresses("comment_permalink", ANY)
        self.reply = _addresses("comment_reply", article_id, ANY)
        self.report = _addresses("comment_report", ANY)


def _addresses(name: str, *places: int) -> Callable[[int], str]:
    before, _key, after = reverse(name, args=places).rpartition(str(ANY))
    return lambda pk: f"{before}{pk}{after}"
