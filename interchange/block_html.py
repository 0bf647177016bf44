"""Each kind of block of a story's body as plain HTML, for feeds and other systems.

A kind that has no function here is told in its words, so that a new one is never left
out in silence. Every text is escaped; a paragraph is as it is stored.
"""

from collections.abc import Callable

from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString

from articles.blocks.embeds import host_of
from articles.charts.figures import FiguresRefused, read_figures
from articles.passages import text
from interchange.pictures import as_picture
from interchange.public_story import Picture


def block_html(child, root: str) -> str:
    """One block; links of rich text are still in their stored form."""
    return WRITERS.get(child.block_type, _words)(child, root)


def _words(child, root: str) -> str:
    words = text(child)
    return format_html("<p>{}</p>", words) if words else ""


def _paragraph(child, root: str) -> str:
    return child.value.source


def _subheading(child, root: str) -> str:
    return format_html("<h2>{}</h2>", child.value)


def _quotation(child, root: str) -> str:
    value = child.value
    words = linebreaks(value["quote"], autoescape=True)
    speaker = ", ".join(filter(None, (value["speaker"], value["role"])))
    said_by = format_html("<p>– {}</p>", speaker) if speaker else ""
    return f"<blockquote>{words}{said_by}</blockquote>"


def _picture(child, root: str) -> str:
    return _shown(child.value, root)


def _gallery(child, root: str) -> str:
    shown = "".join(_shown(item, root) for item in child.value["pictures"])
    return format_html("<h3>{}</h3>", child.value["title"]) + shown


def _shown(value, root: str) -> str:
    image = value["image"]
    picture = as_picture(
        image,
        root,
        alt=getattr(image, "contextual_alt_text", "") or "",
        caption=value["caption"] or getattr(image, "caption", ""),
        credit=value["credit"] or getattr(image, "credit", ""),
    )
    return figure(picture) if picture else ""


def figure(picture: Picture) -> SafeString:
    """A picture with its caption and credit."""
    words = " ".join(filter(None, (picture.caption, picture.credit)))
    caption = format_html("<figcaption>{}</figcaption>", words) if words else ""
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}">{}</figure>',
        picture.url,
        picture.width,
        picture.height,
        picture.alt,
        caption,
    )


def _fact_box(child, root: str) -> str:
    facts = format_html_join("", "<li>{}</li>", ((f,) for f in child.value["facts"]))
    title = format_html("<h3>{}</h3>", child.value["title"])
    return f"{title}<ul>{facts}</ul>"


def _key_facts(child, root: str) -> str:
    rows = ((item["label"], item["fact"]) for item in child.value["facts"])
    pairs = format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
    title = child.value["title"]
    return (format_html("<h3>{}</h3>", title) if title else "") + f"<dl>{pairs}</dl>"


def _timeline(child, root: str) -> str:
    rows = ((event["when"], event["what"]) for event in child.value["events"])
    events = format_html_join("", "<li><b>{}</b> {}</li>", rows)
    return format_html("<h3>{}</h3>", child.value["title"]) + f"<ol>{events}</ol>"


def _table(child, root: str) -> str:
    table = child.value["table"]
    head = [column["heading"] for column in table.columns]
    rows = [[cell.value or "" for cell in row] for row in table.rows]
    return _grid(table.caption or "", head, rows, child.value["source"])


def _grid(caption: str, head, rows, source: str) -> str:
    headings = format_html_join("", "<th>{}</th>", ((name,) for name in head))
    lines = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    title = format_html("<caption>{}</caption>", caption)
    below = format_html("<p>{}</p>", source) if source else ""
    return f"<table>{title}<tr>{headings}</tr>{lines}</table>{below}"


def _cells(row) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((cell,) for cell in row))


def _embed(child, root: str) -> str:
    value = child.value
    name = f"{value['provider']}: {value['title']}"
    said = linebreaks(value["text"] or "", autoescape=True)
    if not host_of(value["address"] or ""):
        return format_html("<p>{}</p>", name) + said
    return format_html('<p><a href="{}">{}</a></p>', value["address"], name) + said


def _chart(child, root: str) -> str:
    value = child.value
    try:
        figures = read_figures(value["figures"] or "")
    except FiguresRefused:
        return _words(child, root)
    caption = ", ".join(filter(None, (value["title"], value["unit"])))
    head = (figures.label_heading, figures.value_heading)
    rows = [(point.label, point.shown) for point in figures.points]
    return _grid(caption, head, rows, value["source"])


def _document(child, root: str) -> str:
    value = child.value
    document = value["document"]
    if document is None:
        return _words(child, root)
    title = value["title"] or document.title
    address = root + document.url if document.url.startswith("/") else document.url
    return format_html('<p><a href="{}">{}</a> {}</p>', address, title, value["text"])


WRITERS: dict[str, Callable] = {
    "paragraph": _paragraph,
    "subheading": _subheading,
    "quotation": _quotation,
    "picture": _picture,
    "gallery": _gallery,
    "fact_box": _fact_box,
    "key_facts": _key_facts,
    "timeline": _timeline,
    "table": _table,
    "chart": _chart,
    "embed": _embed,
    "document": _document,
}
