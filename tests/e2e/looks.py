"""What several walks ask of a page."""

READERS_PAGES = {
    "front": "/",
    "section": "/water/",
    "story": "/water/harbour-board-votes-to-reopen-old-lock/",
    "author": "/authors/ines-calder/",
    "topic": "/topics/the-old-lock/",
    "corrections": "/corrections/",
    "archive": "/archive/",
    "search": "/search/?q=lock",
    "house": "/about/",
    "privacy": "/privacy/",
    "not-found": "/no/such/page/",
}
# Beyond the window and not inside a box that scrolls, or is cut, by itself.
OUTSIDE = """() => {
    const width = document.documentElement.clientWidth;
    const holds = (e) => {
        for (let box = e.parentElement; box; box = box.parentElement) {
            if (getComputedStyle(box).overflowX !== 'visible') return true;
        }
        return false;
    };
    return [...document.querySelectorAll('body *')].filter((e) => {
        const box = e.getBoundingClientRect();
        const isThere = box.width > 1 && box.height > 1;
        return isThere && (box.right > width + 1 || box.left < -1) && !holds(e)
            && !e.closest('.skip-link, .visually-hidden, .reply-form__trap');
    }).map((e) => `${e.tagName}.${e.className}`);
}"""


def scrolls_sideways(page) -> bool:
    """Whether a reader would have to scroll to and fro to read a line."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth > {root}.clientWidth")


def outside(page) -> list[str]:
    """What stands, wholly or in part, beyond the window."""
    return page.evaluate(OUTSIDE)
