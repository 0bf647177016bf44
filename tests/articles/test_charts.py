"""Charts: what is drawn of which figures."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from articles.blocks import StoryBlock

CHART = StoryBlock().child_blocks["chart"]
LONG = "The association of the users of the town basin and of the outer harbour"


def drawn(*rows, kind="bar", heading="School,Pupils") -> BeautifulSoup:
    """The chart of these rows, as a reader's browser gets it."""
    figures = "\n".join([heading, *rows])
    value = CHART.normalize({"title": "T", "kind": kind, "figures": figures})
    return BeautifulSoup(CHART.render(value), "html.parser")


def number(text: str) -> float:
    return float(text.removesuffix("%"))


def bars(page) -> list[tuple[float, float]]:
    """Where each bar begins and ends, in per cent of the width."""
    starts = [(number(r["x"]), number(r["width"])) for r in page.find_all("rect")]
    return [(x, x + width) for x, width in starts]


def heights(page) -> list[float]:
    """How far from the top each value's dot stands."""
    return [number(dot["cy"]) for dot in page.find_all("circle")]


def texts(page) -> list[str]:
    return [text.text for text in page.find_all("text")]


def test_bars_are_as_long_as_their_values():
    (start, ten), (_start, twenty), (_s, nothing) = bars(drawn("A,10", "B,20", "C,0"))
    assert twenty - start == pytest.approx(2 * (ten - start), abs=0.05)
    assert nothing == start


def test_bars_below_zero_lie_on_the_other_side_of_the_line():
    page = drawn("Gain,10", "Loss,-5")
    (gain_from, gain_to), (loss_from, loss_to) = bars(page)
    zero = number(page.find("line", class_="chart__zero")["x1"])
    assert gain_from == pytest.approx(loss_to, abs=0.02) == pytest.approx(zero)
    assert gain_to - gain_from == pytest.approx(2 * (loss_to - loss_from), abs=0.05)
    assert "−5" in texts(page)
    assert page.find("rect", class_="chart__bar--negative")


@pytest.mark.parametrize("rows", [["A,0"], ["A,7"], ["A,-7"], ["A,0", "B,0"]])
@pytest.mark.parametrize("kind", ["bar", "line"])
def test_few_and_empty_values_stay_inside_the_drawing(kind, rows):
    page = drawn(*rows, kind=kind)
    height = number(page.svg["height"])
    assert all(0 <= place <= 100 for bar in bars(page) for place in bar)
    assert all(0 < place < height for place in heights(page))
    assert len(bars(page)) + len(heights(page)) == len(rows)


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_sixty_values_are_all_drawn_inside(kind):
    page = drawn(*(f"Week {n},{n * 31 % 47 - 20}" for n in range(60)), kind=kind)
    assert len(bars(page)) + len(heights(page)) == 60
    feet = [number(text["y"]) for text in page.find_all("text")]
    assert max(feet) <= number(page.svg["height"])
    assert all(0 <= place <= 100 for bar in bars(page) for place in bar)


def test_labels_below_a_line_do_not_run_into_each_other():
    page = drawn(*(f"September {n},{n}" for n in range(60)), kind="line")
    foot = max(number(text["y"]) for text in page.find_all("text"))
    below = [t for t in page.find_all("text") if number(t["y"]) == foot]
    assert [below[0].text, below[-1].text] == ["September 0", "September 59"]
    assert len(below) <= 4


def test_long_labels_are_broken_over_bars_and_shortened_under_lines():
    words = " ".join(texts(drawn(f"{LONG},5")))
    assert LONG in words
    below = drawn(f"{LONG},5", "B,6", kind="line")
    assert "The association…" in texts(below)
    assert LONG in below.table.text


def test_a_line_rises_with_its_values_and_stands_on_round_numbers():
    page = drawn("2021,798", "2022,850", "2023,1064", kind="line")
    low, middle, high = heights(page)
    assert low > middle > high
    assert (low - middle) / (low - high) == pytest.approx(52 / 266, abs=0.01)
    assert {"700", "800", "1,000", "1,100"} <= set(texts(page))
    assert len(page.find_all("line", class_="chart__stroke")) == 2


def test_a_line_through_zero_shows_where_zero_is():
    page = drawn("A,-3", "B,4", kind="line")
    below, above = heights(page)
    zero = number(page.find("line", class_="chart__zero")["y1"])
    assert above < zero < below
    assert (below - zero) / (zero - above) == pytest.approx(3 / 4, abs=0.02)


def test_chart_has_a_name_a_summary_and_a_table():
    page = drawn("Ropewalk,33.2", "Nether Arle,25.50")
    assert page.svg["role"] == "img"
    assert page.svg.title.text == "T"
    assert "Lowest: 25.50 (Nether Arle)" in page.svg.desc.text
    assert "Highest: 33.2 (Ropewalk)" in page.svg.desc.text
    rows = [[cell.text for cell in row.select("th,td")] for row in page.select("tr")]
    assert rows == [
        ["School", "Pupils"],
        ["Ropewalk", "33.2"],
        ["Nether Arle", "25.50"],
    ]


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_drawing_needs_no_style_of_its_own(kind):
    page = drawn("A,-1", "B,2", kind=kind)
    assert not page.select("[style], style, [fill], [stroke]")


def test_measures_stay_numbers_where_a_comma_parts_the_decimals():
    with translation.override("de"):
        page = drawn("A;1234.5", "B;3", heading="Schule;Kinder")
    assert "," not in page.find_all("rect")[1]["width"]
    assert "1.234,5" in texts(page)


def test_dots_of_round_values_stand_on_the_lines_across():
    page = drawn("A,700", "B,900", "C,1100", kind="line")
    across = {
        number(line["y1"]) for line in page.find_all("line", class_="chart__tick")
    }
    assert set(heights(page)) <= across


@pytest.mark.parametrize("value", ["1234567.25", "-1234567.25"])
def test_the_longest_bar_leaves_room_for_its_number(value):
    """On a phone, where a letter takes some 2 per cent of the width."""
    page = drawn(f"A,{value}", "B,1")
    ((start, end), _other) = bars(page)
    room = start if value.startswith("-") else 100 - end
    assert room >= 2 * len("1,234,567.25")
