"""The catalogues are complete and in step with the sources. `make messages` helps."""

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from operations.languages.catalogues import (
    begin,
    brought_up_to_date,
    catalogues,
    write,
)
from operations.languages.faults import all_faults, faults_in, wrong_with
from operations.languages.sources import in_python, in_template, messages_of


def test_every_catalogue_is_complete_and_in_step_with_the_sources():
    assert not all_faults(), "\n".join(["Run `make messages`.", *all_faults()])


def test_german_covers_everything_and_persian_what_readers_see():
    covers = {
        path.parent.parent.name: polib.pofile(str(path)).metadata["X-Covers"]
        for path in catalogues()
    }

    assert covers == {"de": "everything", "fa": "readers"}


def test_persian_has_the_words_of_reader_files_and_not_those_of_staff_screens(settings):
    path = settings.LOCALE_PATHS[0] / "fa" / "LC_MESSAGES" / "django.po"
    known = {entry.msgid for entry in polib.pofile(str(path))}

    assert "Leave a Reply" in known
    assert "An answer to your reply in %(paper)s" in known
    assert "Approve the ticked" not in known


@pytest.fixture
def paper(tmp_path, settings):
    """A small project with one template, and an empty German catalogue for it."""
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates" / "page.html"
    template.write_text(
        "{% load i18n %}{% translate 'Older' %}{% blocktranslate count count=n %}"
        "{{ count }} story{% plural %}{{ count }} stories{% endblocktranslate %}"
    )
    path = begin("de")
    write(path)
    return template, path


def translate(path, **words):
    catalogue = polib.pofile(str(path), wrapwidth=78)
    for entry in catalogue:
        for name, value in words.items():
            if entry.msgid.split()[-1] == name:
                attribute = "msgstr_plural" if entry.msgid_plural else "msgstr"
                setattr(entry, attribute, value)
    catalogue.save(str(path))
    write(path)


def test_a_new_catalogue_names_every_message_that_is_to_be_translated(paper):
    _, path = paper

    assert [fault.split(":")[0] for fault in faults_in(path)] == [
        "not translated",
        "not translated",
    ]


def test_translated_catalogue_is_without_fault_and_written_the_same_again(paper):
    _, path = paper
    translate(path, Older="Ältere", story={0: "%(count)s Beitrag", 1: "%(count)s Bei"})
    before = path.read_bytes(), path.with_suffix(".mo").read_bytes()

    write(path)

    assert (path.read_bytes(), path.with_suffix(".mo").read_bytes()) == before
    assert list(faults_in(path)) == []


def test_message_that_a_source_gained_or_lost_is_named(paper):
    template, path = paper
    translate(path, Older="Ältere", story={0: "%(count)s Beitrag", 1: "%(count)s Bei"})
    template.write_text("{% load i18n %}{% translate 'Newer' %}")

    faults = list(faults_in(path))

    assert "missing: 'Newer'" in faults
    assert "no source says this any more: 'Older'" in faults


def test_reworded_message_keeps_its_translation_as_fuzzy(paper):
    template, path = paper
    translate(path, Older="Ältere")
    template.write_text("{% load i18n %}{% translate 'Older ' %}")

    entry = next(iter(brought_up_to_date(path)))

    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("Older ", "Ältere", True)
    assert any(fault.startswith("fuzzy") for fault in wrong_with(entry))


def test_changed_catalogue_that_was_not_compiled_is_named(paper):
    _, path = paper
    catalogue = polib.pofile(str(path), wrapwidth=78)
    catalogue.find("Older").msgstr = "Ältere"
    catalogue.save(str(path))

    assert any("django.mo" in fault for fault in faults_in(path))


@pytest.mark.parametrize(
    ("original", "translated"),
    [
        ("%(count)s replies", "Kommentare"),
        ("to <bdi>%(name)s</bdi>", "an %(name)s"),
        ("Staff: ", "Redaktion:"),
        ("{n} characters", "Zeichen"),
    ],
)
def test_translation_that_loses_a_placeholder_a_tag_or_a_space_is_named(
    original, translated
):
    entry = polib.POEntry(msgid=original, msgstr=translated)

    assert list(wrong_with(entry))


def test_messages_are_found_in_calls_tags_and_expressions():
    python = 'ngettext("%d day", "%d days", n); _("One" " two"); say("not this")'
    template = (
        "{% load i18n %}{% translate 'May' context 'month' %}{{ name|default:_('none') }}"
        "{% blocktranslate trimmed %}\n  It's “quoted”\n {% endblocktranslate %}"
    )

    said = [(m.msgctxt, m.msgid, m.msgid_plural) for m in in_python(python)]
    shown = [(m.msgctxt, m.msgid, m.msgid_plural) for m in in_template(template, "t")]

    assert sorted(said, key=str) == [(None, "%d day", "%d days"), (None, "One two", "")]
    assert sorted(shown, key=str) == [
        ("month", "May", ""),
        (None, "It's “quoted”", ""),
        (None, "none", ""),
    ]


def test_one_message_with_two_plurals_is_refused(paper, tmp_path):
    (tmp_path / "templates" / "other.html").write_text(
        "{% load i18n %}{% blocktranslate count count=n %}"
        "{{ count }} story{% plural %}{{ count }} tales{% endblocktranslate %}"
    )

    with pytest.raises(ValueError, match="another plural"):
        messages_of(tmp_path)


def test_command_fails_and_names_what_is_missing(paper, capsys):
    with pytest.raises(CommandError, match="2 faults"):
        call_command("catalogues", "--check")

    assert "de: not translated: 'Older'" in capsys.readouterr().err


def test_command_begins_a_language_with_the_plural_rule_that_django_has(paper):
    with pytest.raises(CommandError):
        call_command("catalogues", "--begin", "pl")

    path = paper[1].parents[2] / "pl" / "LC_MESSAGES" / "django.po"
    assert "nplurals=4" in polib.pofile(str(path)).metadata["Plural-Forms"]


def test_compiled_catalogue_is_what_pages_speak():
    with translation.override("de"):
        assert translation.gettext("Leave a Reply") == "Schreiben Sie einen Kommentar"
        assert translation.ngettext("%(count)s reply", "%(count)s replies", 2) == (
            "%(count)s Kommentare"
        )
    with translation.override("fa"):
        assert translation.gettext("Search") == "جستجو"
