"""What the tests of the moderators' screens share: forms as a browser would send them."""

from tests.comments.conftest import page_of

QUEUE = "/admin/comments/"


def texts(elements) -> list[str]:
    return [" ".join(element.text.split()) for element in elements]


def fields_of(form) -> dict[str, str]:
    """What a form sends when nothing is typed into it."""
    sent = {
        field["name"]: field.get("value", "") for field in form.select("input[name]")
    }
    for area in form.select("textarea[name]"):
        sent[area["name"]] = area.text.removeprefix("\n")
    return sent


class Desk:
    """A moderator before the screens: opens pages, presses buttons, reads what is said."""

    def __init__(self, client):
        self.client = client
        self.page = None
        self.response = None

    def open(self, path: str = QUEUE):
        self.response = self.client.get(path, follow=True)
        self.page = page_of(self.response)
        return self

    def press(self, name: str, **typed):
        """Press the button that begins with these words, in its form."""
        button = next(b for b in self.page.select("button") if b.text.startswith(name))
        form = button.find_parent("form")
        sent = fields_of(form) | typed
        if button.get("name"):
            sent[button["name"]] = button["value"]
        self.response = self.client.post(
            form.get("action") or self.here, sent, follow=True
        )
        self.page = page_of(self.response)
        return self

    def follow(self, name: str):
        link = next(a for a in self.page.select("a") if a.text.strip().startswith(name))
        return self.open(
            link["href"] if link["href"][0] == "/" else self.here + link["href"]
        )

    @property
    def here(self) -> str:
        return self.response.request["PATH_INFO"]

    @property
    def said(self) -> str:
        return " ".join(texts(self.page.select(".said .said__line")))

    @property
    def shown(self) -> int | None:
        """The comment that is shown."""
        reply = self.page.select_one(".reply")
        return int(reply["id"].removeprefix("comment-")) if reply else None

    @property
    def listed(self) -> list[int]:
        """The comments of a list, in order."""
        return [
            int(entry["id"].removeprefix("comment-"))
            for entry in self.page.select(".entry[id]")
        ]

    def text(self, selector: str) -> str:
        return " ".join(texts(self.page.select(selector)))
