"""The components of readers' pages, each in its states."""

from datetime import date
from types import SimpleNamespace

from django.core.paginator import Paginator
from django.template.loader import render_to_string

from articles.charts import draw_bars, draw_lines, read_figures
from articles.editions import Alternate
from articles.models import Topic
from articles.reading_time import ReadingTime
from comments.forms import ReplyForm
from operations.styleguide import lists, samples
from operations.styleguide.entries import Entry, State, entry
from operations.styleguide.samples import LONG_HEADLINE, LONG_NAME, LONG_WORD, MOMENT
from operations.styleguide.samples import story as a

BARS = "School,Pupils\nRopewalk,33.2\nMillfield,29.5\nNether Arle,-4"
COURSE = "Year,Rent\n2021,798\n2022,850\n2023,921\n2024,1064"
SISTERS = [Alternate(code, f"https://{code}.example.org/") for code in ("de", "fa")]
EMAIL = {"type": "email", "autocomplete": "email"}


def entries() -> list[Entry]:
    """Every template in `templates/components/`."""
    return [
        *_of_the_page(),
        *lists.entries(),
        *_of_the_head(),
        *_of_a_story(),
        *_of_evidence(),
        *_small(),
    ]


def _of_the_page() -> list[Entry]:
    breaking = [
        SimpleNamespace(url="/", title=title)
        for title in ("Gale warning", LONG_HEADLINE)
    ]
    places = [samples.place(title) for title in ("Town", "Water", "Work", LONG_WORD)]
    water = {"sections": places, "page": places[1]}
    long = SimpleNamespace(
        name="The Saltmouth and Arle Valley Intelligencer", tagline=""
    )
    return [
        entry(
            "components/masthead.html",
            State("inside", water),
            State("front page, with the day", {"sections": places, "is_front": True}),
            State("long name, no sections", {"masthead": long, "sections": []}),
        ),
        entry(
            "components/navigation.html",
            State("a section is open", water),
            State("many sections", {"sections": places * 5, "is_front": True}),
            State("none yet", {"sections": []}),
        ),
        entry(
            "components/breaking_strip.html",
            State("one", {"stories": breaking[:1]}),
            State("two, one of 180 characters", {"stories": breaking}),
            State("nothing breaks", {"stories": []}),
        ),
        entry(
            "components/footer.html",
            State("with sections", {"sections": places, "house_pages": []}),
            State("a new paper", {"sections": [], "house_pages": []}),
        ),
        entry(
            "components/search_form.html",
            State("empty"),
            State("asked", {"query": "lock"}),
            State("long and hostile", {"query": f'"><b>{LONG_WORD * 3}'}),
        ),
    ]


def _of_the_head() -> list[Entry]:
    """What is told of a page to machines, and to readers of other languages."""
    return [
        entry(
            "components/feed_links.html", State("of a section", _list), is_markup=True
        ),
        entry(
            "components/open_graph.html", State("of a section", _list), is_markup=True
        ),
        entry(
            "components/alternates.html",
            State("two editions", {"alternates": SISTERS}),
            is_markup=True,
        ),
        entry(
            "components/other_languages.html",
            State("two", {"languages": SISTERS}),
            State("none", {"languages": []}),
        ),
    ]


_list = {"title": "Water", "list": "/water/", "summary": "", "address": "/water/"}


def _of_a_story() -> list[Entry]:
    drawn = a(
        names=["Inés Calder", LONG_NAME], agencies=["CNA"], dateline_place="Kestrey"
    )
    dated = a(dateline_place="Saltmouth", dateline_date=date(2026, 3, 14))
    caption = {"caption": samples.DECK, "credit": "Drawing: Lena Brandt"}
    cropped = a(lead_image_caption=samples.DECK, lead_image_credit="Lena Brandt")
    tall = a()
    tall.lead_image = samples.picture(640, 960)
    return [
        entry(
            "components/byline.html",
            State("one", {"story": a()}),
            State("two, one of 60 characters, an agency", {"story": drawn}),
            State("agency only", {"story": a(names=(), agencies=["CNA", "dpa"])}),
            State("dateline", {"story": dated}),
            State("nobody", {"story": a(names=())}),
        ),
        entry(
            "components/times.html",
            State("published", {"story": a()}),
            State("updated", {"story": a(substantially_updated_at=MOMENT)}),
            State("a draft", {"story": a(published_at=None)}),
        ),
        entry(
            "components/lead_picture.html",
            State("with caption and credit", {"story": cropped}),
            State("upright", {"story": tall}),
            State("no picture", {"story": a(pictured=False)}),
        ),
        entry(
            "components/caption.html",
            State("caption and credit", caption, render=_in_a_figure),
            State("credit only", caption | {"caption": ""}, render=_in_a_figure),
            State("neither", {"caption": "", "credit": ""}, render=_in_a_figure),
        ),
        entry(
            "components/reading_time.html",
            State("minutes", {"length": ReadingTime(900)}),
            State("one minute", {"length": ReadingTime(90)}),
            State("no words", {"length": ReadingTime(0)}),
        ),
        entry(
            "components/topics.html",
            State("many", {"topics": [Topic(name=n, slug="lock") for n in _TOPICS]}),
            State("none", {"topics": []}),
        ),
        entry("components/share.html", State("a story", {"page": a()})),
    ]


_TOPICS = ("The old lock", "Council money", LONG_WORD, "Ferries", "Schools", "Rents")


def _in_a_figure(context: dict) -> str:
    inside = render_to_string("components/caption.html", context)
    return f'<figure class="picture">{inside}</figure>' if inside.strip() else ""


def _of_evidence() -> list[Entry]:
    bars, course = read_figures(BARS), read_figures(COURSE)
    known = [
        samples.source(1, marks=3, state="documented", url="https://example.org/r"),
        samples.source(2, marks=1, state="single_source", name=LONG_NAME),
        samples.source(
            basis="anonymous", anonymity_reason="fears for the job", name="A resident"
        ),
    ]
    told = a(
        verification_note="The number of berths is the board’s own.",
        ai_use="assisted",
        ai_use_note="A recogniser wrote down the meeting; the reporter checked it.",
    )
    return [
        entry(
            "components/sources.html",
            State("all of it", {"known": known, "credits": _credits(), "story": told}),
            State("an agency only", {"known": [], "credits": _credits(), "story": a()}),
            State("nothing", {"known": [], "credits": [], "story": a()}),
        ),
        entry(
            "components/source_marks.html",
            State("two, and where they lead", {"known": known[:2]}, render=_marked),
        ),
        entry(
            "components/corrections.html",
            *(
                State(kind, {"corrections": [samples.correction(kind)]})
                for kind in ("correction", "clarification", "update", "retraction")
            ),
            State("two", {"corrections": [samples.correction(), samples.correction()]}),
            State("none", {"corrections": []}),
        ),
        entry(
            "components/charts/bars.html",
            State("with a negative value", _chart(bars, draw_bars)),
        ),
        entry(
            "components/charts/line.html", State("a course", _chart(course, draw_lines))
        ),
    ]


def _marked(context: dict) -> str:
    """Marks lead to sources; without those they would lead nowhere."""
    marks = [mark for one in context["known"] for mark in one.marks]
    text = render_to_string("components/source_marks.html", {"marks": marks})
    told = context | {"credits": [], "story": a()}
    sources = render_to_string("components/sources.html", told)
    return f'<div class="prose"><p>The gates were shut.{text}</p></div>{sources}'


def _credits():
    return [SimpleNamespace(agency=samples.agency("CNA"))]


def _chart(figures, draw) -> dict:
    return {"title": "Pupils a class", "figures": figures, "drawing": draw(figures)}


def _small() -> list[Entry]:
    empty, wrong = ReplyForm(), ReplyForm({"name": "", "email": "not an address"})
    field = {"type": "text", "autocomplete": "name", "help": "60 characters at most."}
    return [
        entry(
            "components/field.html",
            State("empty", field | {"field": empty["name"]}),
            State("wrong", field | {"field": wrong["email"]} | EMAIL),
            State("text", {"field": empty["body"], "type": "textarea", "help": ""}),
        ),
        entry(
            "components/field_state.html",
            State("wrong", {"field": wrong["name"], "id": "name", "help": "Help"}),
            is_markup=True,
        ),
        entry(
            "components/page_number.html",
            State("second", {"stories": Paginator(range(95), 10).page(2)}),
        ),
        entry(
            "components/reply_count.html",
            State("many", {"count": 12_345}),
            State("one", {"count": 1}),
            State("none", {"count": 0}),
        ),
    ]
