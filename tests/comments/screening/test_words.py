"""Word rules: what is found in spite of disguises, and what is left alone."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_words(only):
    only("words.Words")


def found(screening) -> list[str]:
    return [word for finding in screening.findings for word in finding["words"]]


@pytest.mark.parametrize(
    "typed",
    [
        "muppet",
        "MUPPET",
        "muppets",
        "muppet's",
        "mup\u200bpet",  # zero width space
        "m\u00adu\u00adppet",  # soft hyphens
        "m\u2060u\ufeffppet",  # word joiner, byte order mark
        "mu\u034fppet",  # combining grapheme joiner
        "mu\u3164ppet",  # a filler that shows as nothing
        "mu\U000e0070ppet",  # a tag
        "m\u0336u\u0336p\u0336p\u0336e\u0336t\u0336",  # struck through
        "mu\u0317\u0316\u0321ppet",  # combining marks
        "muppét",
        "ｍｕｐｐｅｔ",
        "𝓶𝓾𝓹𝓹𝓮𝓽",
        "ⓜⓤⓟⓟⓔⓣ",
        "ᴍᴜᴘᴘᴇᴛ",
        "mupреt",  # Cyrillic er and ie
        "mυppet",  # Greek upsilon
        "mupp3t",
        "m.u.p.p.e.t",
        "m-u-p-p-e-t",
        "m_u_p_p_e_t",
        "muuuuppet",
        "mupppppeeeet",
        "mupp3333t",
        "m*ppet",
        "m#pp*t",
        "muppet123",
    ],
)
@pytest.mark.parametrize("around", ["You {}!", "({})", "“{}”, he said", "so/{}/so"])
def test_word_is_found_in_disguise_and_given_back_as_typed(judge, rule, typed, around):
    rule("muppet")
    body = around.format(typed)
    screening = judge(body, language="en")
    assert screening.status == "pending"
    assert screening.held_because == "Holds a suspect word or phrase."
    [word] = found(screening)
    assert typed.rstrip("'s") in word
    assert word in body


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("idiot", "1d10t"),
        ("idiot", "!diot"),
        ("silly", "s1lly"),
        ("silly", "$i||y"),
        ("twit", "7wit"),
        ("troll", "tr0ll3d"),
        ("troll", "trolling"),
        ("spam", "spamming"),
        ("hate", "hated"),
        ("bully", "bullies"),
        ("hate", "hating"),
    ],
)
def test_letters_as_signs_and_endings_of_grammar(judge, rule, words, typed):
    rule(words)
    assert found(judge(f"He {typed} there", language="en")) == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        "m u p p e t",
        "M U P P E T !",
        "you m u p p e t s all",
        "m  u\np p e t",
        "m u p p 3 t",
        "м u p p e t",
    ],
)
def test_letters_one_by_one_are_read_as_a_word(judge, rule, typed):
    rule("muppet")
    [word] = found(judge(typed, language="en"))
    assert word.lower().startswith(("m", "м"))
    assert word in typed


def test_word_turned_by_an_override_is_found(judge, rule):
    rule("muppet")
    body = "You are a \u202eteppum\u202c to me"
    assert found(judge(body, language="en")) == ["teppum"]


@pytest.mark.parametrize(
    ("words", "innocent"),
    [
        ("cunt", "The town of Scunthorpe lies in Lincolnshire."),
        ("ass", "A class of assassins passed the grass embassy, as if."),
        ("sex", "Essex, Sussex and Middlesex; a sextant, a sextet."),
        ("tit", "The title of the constitution, and a competition."),
        ("cock", "A cockpit, a cocktail, Hitchcock and a peacock."),
        ("anal", "An analysis of the canal by an analyst."),
        ("rape", "Grapes, drapery, and a skyscraper with parapet."),
        ("hell", "Hello, shell; he'll see Michelle in the hellebore."),
        ("con", "The conference of the second icon."),
        ("nazi", "Ashkenazi songs."),
        ("cialis", "A specialist and a socialist."),
        ("penis", "The pen is mightier. Their pens, as it is."),
        ("whore", "Those who re-elected him, who report."),
        ("ass", "In 455 there were 4 ships, route A5, 5 5 4."),
        ("ass", "Call +1 455 0455 or see §455."),
        ("damn", "Da mn? No: Damnoen Saduak."),
    ],
)
@pytest.mark.parametrize("language", ["en", "", "fr"])
def test_word_is_not_found_inside_an_innocent_one(
    judge, rule, words, innocent, language
):
    rule(words, kind="banned")
    assert not judge(innocent, language=language)


def test_spanish_year_is_not_taken_for_another_word(judge, rule):
    rule("ano")
    assert not judge("Feliz año nuevo", language="es")
    assert found(judge("un ano", language="es")) == ["ano"]


def test_russian_word_is_no_disguise_in_a_russian_text(judge, rule):
    rule("cop")
    assert not judge("Мусор и сор на улице лежит давно", language="ru")
    assert found(judge("You сор, said the man in the street", language="en")) == ["сор"]


def test_rules_of_other_scripts_are_found_too(judge, rule):
    rule("дурак")
    rule("笨蛋")
    assert found(judge("Ты дурак!", language="ru")) == ["дурак"]
    assert found(judge("Ты дурaк!", language="ru")) == ["дурaк"]  # with a Latin a
    assert found(judge("你真是个笨蛋啊", language="zh")) == ["笨蛋"]


def test_phrase_is_found_across_spaces_and_line_ends(judge, rule):
    rule("work from home")
    assert found(judge("Now: work\nfrom  HOME!", language="en")) == ["work\nfrom  HOME"]
    assert not judge("Work for home and from afar", language="en")


def test_asterisk_asks_for_every_ending(judge, rule):
    assert not judge("Homöopathische Mittel", language="de")
    rule("homöopath*")
    assert found(judge("Homöopathische Mittel", language="de")) == ["Homöopathische"]


def test_banned_word_makes_spam_and_both_kinds_are_named(judge, rule):
    rule("muppet")
    rule("twit", kind="banned")
    screening = judge("You twit and muppet", language="en")
    assert screening.status == "spam"
    assert screening.held_because == "Holds a banned word or phrase."
    assert found(screening) == ["twit", "muppet"]


def test_name_is_read_as_the_text_is(judge, rule):
    rule("muppet")
    assert found(judge("A reply.", name="The Muppet", language="en")) == ["Muppet"]


def test_rule_of_a_language_holds_in_its_stories_only(judge, rule):
    rule("gift", language="de")
    assert not judge("A gift for you", language="en")
    assert judge("Das ist Gift", language="de")
    assert judge("Das ist Gift", language="de-at")


def test_endings_follow_the_language_of_the_story(judge, rule):
    rule("idiot")
    assert judge("Diese Idioten", language="de")
    assert not judge("These idioten", language="en")


@pytest.mark.parametrize("change", ["edit", "remove", "add"])
def test_changed_rules_hold_at_once(judge, rule, change):
    first = rule("muppet")
    assert judge("You muppet", language="en")
    if change == "edit":
        first.words = "twit"
        first.save()
    elif change == "remove":
        first.delete()
    else:
        rule("twit")
    assert bool(judge("You muppet", language="en")) is (change == "add")
    assert bool(judge("You twit", language="en")) is (change != "remove")


def test_a_change_by_another_process_is_seen(judge, rule, django_assert_num_queries):
    """Nothing in this process is told; the database alone shows it."""
    first = rule("muppet")
    assert judge("You muppet", language="en")
    type(first).objects.filter(pk=first.pk).update(words="twit", stamp=first.stamp + 1)
    with django_assert_num_queries(2):
        assert judge("You twit", language="en")
    with django_assert_num_queries(1):
        assert not judge("You muppet", language="en")
