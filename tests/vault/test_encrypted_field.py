import pytest
from django.core.exceptions import FieldError
from django.db import models
from django.test.utils import isolate_apps

from comments.models import Commenter
from tests.factories import CommenterFactory
from tests.vault.conftest import NEW, OLD
from vault.fields import EncryptedTextField
from vault.keys import CannotOpen

ADDRESS = "ada.reader@example.org"


def test_a_stored_address_is_read_back_as_it_was(db):
    pk = CommenterFactory(email=ADDRESS).pk
    assert Commenter.objects.get(pk=pk).email == ADDRESS


def test_the_table_does_not_hold_the_address(db, raw):
    CommenterFactory(email=ADDRESS)
    (stored,) = raw(Commenter, "email")
    assert stored.startswith("v1.")
    assert "ada.reader" not in stored
    assert "example.org" not in stored


def test_equal_texts_stand_differently_in_the_table(db, raw):
    commenter = CommenterFactory(email=ADDRESS)
    (before,) = raw(Commenter, "email")
    commenter.save()
    (after,) = raw(Commenter, "email")
    assert before != after


def test_writing_many_rows_at_once_seals_them_too(db, raw):
    people = Commenter.objects.bulk_create(
        [Commenter(email=f"ada{number}@example.org") for number in range(2)]
    )
    for person in people:
        person.email = f"changed.{person.email}"
    Commenter.objects.bulk_update(people, ["email"])
    assert all(stored.startswith("v1.") for stored in raw(Commenter, "email"))
    emails = sorted(Commenter.objects.values_list("email", flat=True))
    assert emails == ["changed.ada0@example.org", "changed.ada1@example.org"]


def test_an_update_seals_too(db, raw):
    CommenterFactory(email=ADDRESS)
    Commenter.objects.update(email="ada.new@example.org")
    assert raw(Commenter, "email")[0].startswith("v1.")
    assert Commenter.objects.get().email == "ada.new@example.org"


@pytest.mark.parametrize(
    "lookup",
    ["email", "email__iexact", "email__contains", "email__in", "email__startswith"],
)
def test_a_filter_on_the_text_is_refused(db, lookup):
    with pytest.raises(FieldError):
        Commenter.objects.filter(**{lookup: ADDRESS}).exists()


def test_an_exclusion_by_the_text_is_refused(db):
    with pytest.raises(FieldError):
        Commenter.objects.exclude(email=ADDRESS).exists()


def test_one_may_ask_whether_there_is_a_text(db):
    CommenterFactory()
    assert Commenter.objects.filter(email__isnull=False).exists()
    assert not Commenter.objects.filter(email__isnull=True).exists()


def test_a_value_copied_from_another_table_is_not_opened(db, raw):
    from operations.models import OutgoingMail

    CommenterFactory(email=ADDRESS)
    mail = OutgoingMail.objects.create(message="Dear reader")
    (stored,) = raw(Commenter, "email")
    OutgoingMail.objects.filter(pk=mail.pk).update(message=AsItIs(stored))
    with pytest.raises(CannotOpen):
        mail.refresh_from_db()


def test_a_row_whose_key_is_gone_says_so_instead_of_showing_rubbish(db, under_keys):
    under_keys(OLD)
    CommenterFactory(email=ADDRESS)
    under_keys(NEW)
    with pytest.raises(CannotOpen):
        Commenter.objects.get()


@pytest.mark.parametrize("option", ["unique", "db_index"])
@isolate_apps("vault")
def test_a_unique_or_indexed_encrypted_field_is_an_error(option):
    class Secret(models.Model):  # noqa: DJ008
        text = EncryptedTextField(**{option: True})

        class Meta:
            app_label = "vault"

    assert "vault.E001" in [error.id for error in Secret.check()]


@isolate_apps("vault")
def test_a_plain_encrypted_field_is_no_error():
    class Secret(models.Model):  # noqa: DJ008
        text = EncryptedTextField()

        class Meta:
            app_label = "vault"

    assert not [error for error in Secret.check() if error.id == "vault.E001"]


class AsItIs(models.Value):
    """A value that goes into the column past the field."""

    def __init__(self, value):
        super().__init__(value, output_field=models.TextField())
