"""Reading a thread as a reader does: from the story on, by the links of its pages."""

from django.test import Client

from tests.comments.conftest import page_of

MOST_PAGES = 200


def first_page(article, order: str = "") -> str:
    return f"/comments/thread/{article.pk}/{order}/" if order else article.url


def replies_on(page) -> list[int]:
    """The keys of the replies on a page in their order, without tombstones."""
    found = page.select(".comment:has(> .comment-body)")
    return [int(element["id"].removeprefix("comment-")) for element in found]


def next_address(page) -> str:
    link = page.select_one(".thread a[rel~=next]")
    return link["href"].partition("#")[0] if link else ""


def read_thread(article, order: str = "", meanwhile=lambda: None) -> list[list[int]]:
    """The keys on every page in turn; `meanwhile` happens before each next one."""
    reader, address, pages = Client(), first_page(article, order), []
    while address:
        response = reader.get(address)
        assert response.status_code == 200, address
        page = page_of(response)
        pages.append(replies_on(page))
        assert len(pages) < MOST_PAGES
        address = next_address(page)
        meanwhile()
    return pages
