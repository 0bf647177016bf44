import pytest
from django.db import IntegrityError, transaction
from django.db.migrations.writer import MigrationWriter
from django.utils.module_loading import import_string

from comments.models import Comment, Commenter
from comments.privacy import find_or_create_commenter
from tests.factories import CommenterFactory
from tests.vault.conftest import NEW, OLD

ADDRESS = "ada.reader@example.org"


@pytest.mark.parametrize(
    "spelling", [ADDRESS, "Ada.Reader@Example.ORG", f" {ADDRESS} "]
)
def test_a_person_is_found_by_any_spelling_of_the_address(db, spelling):
    commenter = CommenterFactory(email=ADDRESS)
    CommenterFactory(email="someone.else@example.org")
    assert Commenter.objects.get(email_hash__matches=spelling) == commenter


def test_another_address_finds_nobody(db):
    CommenterFactory(email=ADDRESS)
    found = Commenter.objects.filter(email_hash__matches="ada@example.org")
    assert not found.exists()


def test_a_person_is_found_under_the_old_and_under_the_new_key(db, under_keys):
    under_keys(OLD)
    early = CommenterFactory(email="early@example.org")
    under_keys(NEW, OLD)
    late = CommenterFactory(email="late@example.org")
    assert Commenter.objects.get(email_hash__matches="early@example.org") == early
    assert Commenter.objects.get(email_hash__matches="late@example.org") == late


def test_a_person_known_under_the_old_key_does_not_become_two(db, under_keys):
    under_keys(OLD)
    commenter = CommenterFactory(email=ADDRESS)
    under_keys(NEW, OLD)
    assert find_or_create_commenter(ADDRESS.upper()) == commenter


def test_one_address_cannot_have_two_rows(db):
    CommenterFactory(email=ADDRESS)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommenterFactory(email=ADDRESS.upper())


def test_the_hash_follows_the_address(db):
    commenter = CommenterFactory(email=ADDRESS)
    commenter.email = "new@example.org"
    commenter.save()
    assert Commenter.objects.filter(email_hash__matches="new@example.org").exists()
    assert not Commenter.objects.filter(email_hash__matches=ADDRESS).exists()


def test_the_table_holds_the_hash_and_not_the_address(db, raw):
    CommenterFactory(email=ADDRESS)
    (stored,) = raw(Commenter, "email_hash")
    assert len(stored) == 64
    assert int(stored, 16)


@pytest.mark.parametrize(
    ("model", "name"), [(Commenter, "email_hash"), (Comment, "token_hash")]
)
def test_migrations_rebuild_the_field_as_it_was(model, name):
    field = model._meta.get_field(name)
    _name, path, args, kwargs = field.deconstruct()
    rebuilt = import_string(path)(*args, **kwargs)
    assert "max_length" not in kwargs
    assert (rebuilt.source, rebuilt.normalise) == (field.source, field.normalise)
    assert (rebuilt.max_length, rebuilt.unique) == (64, True)
    assert rebuilt.deconstruct()[1:] == field.deconstruct()[1:]


def test_migrations_can_write_the_field_down():
    text, imports = MigrationWriter.serialize(Commenter._meta.get_field("email_hash"))
    assert "vault.fields.normalised_address" in text
    assert "import vault.fields" in imports
