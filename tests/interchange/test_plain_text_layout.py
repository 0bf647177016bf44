import unicodedata

from interchange.story import (
    ItemList,
    Paragraph,
    Quotation,
    Subheading,
)
from tests.interchange.plain_text_reading import (
    OPENING,
    SECOND,
    bodied,
    doubts,
    losses,
    notes,
    page,
    reading,
    sample,
    story,
    texts,
)


def test_page_title_headline_and_subhead_are_told_apart():
    found = sample("web_page.txt").stories[0]
    assert found.page_title.startswith("River Takes the Bridges: Town")
    assert found.headline == "River takes the bridges"
    assert found.subhead == "Ulmen cut off for the third time this year"


def test_short_summary_below_title_and_headline_is_the_standfirst():
    found = sample("web_page.txt")
    assert found.stories[0].standfirst.startswith("The Orle has risen")
    assert len(found.stories[0].body) == 3
    assert "as the standfirst" in notes(found)


def test_every_decision_about_the_head_is_said():
    said = notes(sample("web_page.txt"))
    assert "as the page title: the heading after it repeats its words" in said
    assert "as the headline" in said
    assert "as the subhead: directly under the headline" in said


def test_story_without_subhead_and_standfirst_takes_none():
    found = reading(page("River takes the bridges", OPENING, SECOND))
    assert (found.stories[0].subhead, found.stories[0].standfirst) == ("", "")
    assert texts(found.stories[0]) == [OPENING, SECOND]
    assert "Took no standfirst" in notes(found)


def test_paragraph_before_the_byline_is_the_standfirst():
    found = story(page("River takes the bridges", OPENING, "By Ada Stern", SECOND))
    assert found.standfirst == OPENING
    assert texts(found) == [SECOND]


def test_paragraph_before_the_dateline_is_the_standfirst():
    found = story(page("River takes the bridges", OPENING, f"ULMEN (dpa) - {SECOND}"))
    assert found.standfirst == OPENING


def test_heading_apart_from_headline_and_text_is_a_doubtful_subhead():
    found = reading(bodied("Town cut off again"))
    assert found.stories[0].subhead == "Town cut off again"
    assert "apart from both" in doubts(found)


def test_sentence_right_under_the_headline_is_a_doubtful_subhead():
    found = reading(page("River rises\nThe town is cut off again.", OPENING, SECOND))
    assert found.stories[0].subhead == "The town is cut off again."
    assert "as the subhead" in doubts(found)


def test_lone_line_above_a_pair_is_a_doubtful_page_title():
    found = reading(page("Ulmen Post", "River rises\nTown cut off", OPENING, SECOND))
    assert found.stories[0].page_title == "Ulmen Post"
    assert "as the page title only because" in doubts(found)


def test_name_above_an_outlet_is_no_headline():
    text = page("River takes the bridges", "Ada Stern\nUlmen News", OPENING, SECOND)
    found = reading(text)
    assert found.stories[0].headline == "River takes the bridges"
    assert "may be an author's name" in doubts(found)


def test_site_name_after_the_title_does_not_hide_the_repetition():
    found = story(page("River rises | Ulmen Post", "River rises again", OPENING))
    assert found.page_title == "River rises | Ulmen Post"
    assert found.headline == "River rises again"


def test_headline_that_ends_in_a_full_stop_is_taken_with_a_doubt():
    found = reading(page("The river rises.", OPENING, SECOND))
    assert found.stories[0].headline == "The river rises."
    assert "though it ends like a sentence" in doubts(found)


def test_label_above_the_headline_is_the_kicker():
    found = story(page("ANALYSIS", "River takes the bridges", OPENING))
    assert (found.kicker, found.headline) == ("ANALYSIS", "River takes the bridges")


def test_single_word_above_a_longer_heading_is_a_doubtful_kicker():
    found = reading(page("Ulmen", "River takes the bridges", OPENING))
    assert found.stories[0].kicker == "Ulmen"
    assert "single word" in doubts(found)


def test_section_name_above_the_headline_is_the_section():
    found = story(page("World", "River takes the bridges", OPENING))
    assert (found.section, found.headline) == ("World", "River takes the bridges")


def test_innermost_part_of_a_breadcrumb_is_the_section():
    assert sample("wordpress.txt").stories[0].section == "Rivers"


def test_name_in_place_of_a_subhead_is_doubted():
    found = reading(page("River takes the bridges\nAda Stern", OPENING, SECOND))
    assert "may be an author's name" in doubts(found)


def test_windows_and_mac_line_ends_make_no_difference():
    raw = page("River rises\nTown cut off", OPENING, SECOND)
    assert story(raw.replace("\n", "\r\n")) == story(raw)
    assert story(raw.replace("\n", "\r")) == story(raw)


def test_hard_wrapped_lines_are_joined_into_paragraphs_and_said():
    found = sample("wire.txt")
    assert texts(found.stories[0])[0].endswith("to leave their homes.")
    assert len(found.stories[0].body) == 2
    assert "broken at about" in notes(found)


def test_indented_line_begins_a_paragraph_in_hard_wrapped_text():
    text = (
        "River takes the bridges\n\n"
        "   The town closed two of its three bridges on Monday, just before\n"
        "the river rose again and took the mill, the station and the path\n"
        "to the old ferry with it.\n"
        "   Nobody was hurt, but the baker and her three daughters had to\n"
        "be fetched from the roof.\n"
    )
    assert len(story(text).body) == 2


def test_word_broken_at_a_line_end_keeps_its_hyphen_and_is_doubted():
    text = (
        "River takes the bridges\n\n"
        "The town closed two of its three bridges on Monday before the ri-\n"
        "ver rose again and took the mill, the station and the whole path\n"
        "to the old ferry with it, and then the church and the town hall\n"
        "and the school.\n"
    )
    found = reading(text)
    assert "the ri-ver rose" in texts(found.stories[0])[0]
    assert "ri-ver" in doubts(found)


def test_single_newlines_part_paragraphs():
    found = story(f"River takes the bridges\n{OPENING}\n{SECOND}\n{OPENING}")
    assert texts(found) == [OPENING, SECOND, OPENING]


def test_short_line_before_a_paragraph_is_a_subheading():
    found = story(page("River rises", OPENING, "What comes next", SECOND))
    assert found.body[1] == Subheading("What comes next")


def test_short_line_at_the_end_stays_a_paragraph_with_a_doubt():
    found = reading(page("River rises", OPENING, SECOND, "What comes next"))
    assert found.stories[0].body[-1] == Paragraph("What comes next")
    assert "What comes next" in doubts(found)


def test_bulleted_lines_are_one_list():
    items = sample("wordpress.txt").stories[0].body[3]
    assert isinstance(items, ItemList)
    assert items.items[0] == "repair the mill bridge once more"


def test_numbered_lines_are_an_ordered_list():
    found = story(page("River rises", OPENING, "1. Repair it", "2. Leave it"))
    assert found.body[1] == ItemList(("Repair it", "Leave it"), ordered=True)


def test_single_dash_opens_speech_and_no_list():
    found = story(page("River rises", OPENING, "– Non, dit la mairesse.", SECOND))
    assert found.body[1] == Paragraph("– Non, dit la mairesse.")


def test_signed_quotation_is_set_apart():
    text = page("River rises", OPENING, "“We are tired.”\n— Marta Vogel, baker", SECOND)
    assert story(text).body[1] == Quotation("“We are tired.”", "Marta Vogel, baker")


def test_quotation_marks_of_every_kind_stay_as_typed():
    quotes = (
        "„Nein“, « non », ‹no›, »nej«, 'no', \"no\", “no”, ‘no’ and 「不」 they said."
    )
    assert texts(story(page("River rises", quotes, SECOND)))[0] == quotes


def test_drawn_rule_is_left_out_and_said():
    found = reading(page("River rises", OPENING, "* * *", SECOND))
    assert texts(found.stories[0]) == [OPENING, SECOND]
    assert "* * *" in losses(found)


def test_further_headings_before_the_text_stay_as_doubtful_subheadings():
    found = reading(page("River rises", "Town cut off", "Ferry stops", OPENING))
    assert found.stories[0].body[0] == Subheading("Ferry stops")
    assert "more headings stand before the text" in doubts(found)


def test_text_in_scripts_without_capitals_is_read():
    found = story(
        "河水再次上涨\n\n星期一河水再次上涨，市政府在中午前关闭了两座桥梁。\n"
    )
    assert found.headline == "河水再次上涨"
    assert len(found.body) == 1


def test_very_long_story_is_doubted():
    found = reading(page("River rises", *[SECOND] * 1000))
    assert "whether it is a single story" in doubts(found)


def test_spacing_and_composition_do_not_change_the_identity():
    raw = page("Rivière en crue", OPENING, SECOND)
    apart = unicodedata.normalize("NFD", raw).replace("\n\n", "\n").replace(" ", "  ")
    assert story(apart).source_id == story(raw).source_id


def test_same_words_have_the_same_identity_wherever_they_come_from():
    raw = page("River rises", OPENING, SECOND)
    again = raw.replace("\n", "\r\n").encode("utf-16")
    assert story(raw).source_id == story(again).source_id
    assert story(raw).source_id != story(raw + " And more.").source_id
