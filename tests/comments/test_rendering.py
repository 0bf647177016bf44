"""Whatever was typed: `p`, `br` and `a` come out, and nothing else."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comments.rendering import render_body

XSS = Path(__file__).parents[3] / "shared/samples/xss"
PIECES = st.sampled_from(
    [
        "<",
        ">",
        "&",
        '"',
        "'",
        "\n",
        "\r\n",
        "\n\n",
        "https://",
        "http://",
        "HTTPS://a.example/",
        "javascript:",
        "data:",
        "<script>",
        "</p>",
        "<a",
        "<b>",
        "&lt;",
        "&#x3c;",
        "href=",
        "onload=",
        "--",
        "]]>",
        "<!--",
        "//",
        "\u202e",
        "\u2028",
    ]
)
TYPED = st.lists(st.one_of(PIECES, st.text(max_size=12))).map("".join)


class Seen(HTMLParser):
    """What a browser finds: every tag with its attributes, and the text."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.tags, self.other, self.text = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(html: str) -> Seen:
    seen = Seen(html)
    assert seen.other == []
    for tag, attributes in seen.tags:
        match tag:
            case "p":
                assert attributes == {"dir": "auto"}
            case "br":
                assert attributes == {}
            case "a":
                assert attributes.keys() == {"href", "rel"}
                assert attributes["rel"] == "nofollow ugc noopener"
                assert attributes["href"].lower().startswith(("http://", "https://"))
            case _:
                raise AssertionError(f"A tag that nobody should make: {tag}")
    return seen


@given(TYPED)
@example('https://a.example/"onmouseover=alert(1)')
@example("https://a.example/<script>alert(1)</script>")
@example("http://a.example/&quot;&lt;")
def test_only_our_own_tags_come_out(text):
    assert_harmless(render_body(text))


@given(TYPED)
def test_no_word_is_lost(text):
    shortest = "".join(text.split())
    labels_cut = len(max(text.split() or [""], key=len)) > 60
    shown = "".join(assert_harmless(render_body(text)).text.split())
    assert labels_cut or shown == shortest


def xss_lines() -> list[str]:
    files = [*XSS.glob("payloads/*.txt"), *XSS.glob("bleach/*.test")]
    if not files:
        pytest.skip(f"The shared samples are not here ({XSS}).")
    texts = [file.read_text(errors="replace") for file in sorted(files)]
    return [line for text in texts for line in (*text.splitlines(), text) if line]


def test_every_line_of_the_attack_samples_stays_text():
    lines = xss_lines()
    assert len(lines) > 500
    for line in lines:
        assert_harmless(render_body(line))


def links(text: str) -> list[str]:
    return [a["href"] for tag, a in Seen(render_body(text)).tags if tag == "a"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/b?c=d&e=f#g now", ["https://a.example/b?c=d&e=f#g"]),
        ("https://a.example/?a&lt;b&quot;c", ["https://a.example/?a&lt;b&quot;c"]),
        ("(https://a.example/b)", ["https://a.example/b"]),
        ("“https://a.example/b”, he said", ["https://a.example/b"]),
        (
            "https://a.example/b. https://c.example!",
            ["https://a.example/b", "https://c.example"],
        ),
        ("HTTPS://A.example/B", ["HTTPS://A.example/B"]),
        ("javascript:alert(1) data:text/html,x ftp://a.example", []),
        ("www.a.example a@b.example", []),
        ("https://", []),
    ],
)
def test_addresses_become_links(text, found):
    assert links(text) == found


@pytest.mark.parametrize("mark", list(".,;:!?)]}”’»…"))
def test_marks_after_an_address_stay_text(mark):
    html = render_body(f"https://a.example/b{mark}")
    assert links(f"https://a.example/b{mark}") == ["https://a.example/b"]
    assert html.endswith(f"</a>{mark}</p>")


def test_long_address_is_shown_short_and_kept_whole():
    url = "https://a.example/" + "b" * 200
    seen = Seen(render_body(url))
    assert links(url) == [url]
    assert len(seen.text) == 60
    assert seen.text.endswith("…")


def test_empty_lines_part_paragraphs_and_line_ends_break_lines():
    assert render_body("One\nTwo\r\n\r\n \n\nThree\n") == (
        '<p dir="auto">One<br>Two</p><p dir="auto">Three</p>'
    )


def test_indented_text_and_quotes_are_escaped():
    assert render_body("  <b>\"x\" & 'y'") == (
        '<p dir="auto">&lt;b&gt;&quot;x&quot; &amp; &#x27;y&#x27;</p>'
    )
