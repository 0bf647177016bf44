"""Rotation as it is done: a new key in front, rotate_keys, the old key away."""

import pytest
from django.core.management import call_command
from django.db.models import Model

from articles.models import SourceNote
from comments.models import Commenter
from operations.models import OutgoingMail
from tests.factories import CommenterFactory
from tests.vault.conftest import NEW, OLD
from vault import rotation
from vault.keys import CannotOpen

ADDRESSES = [f"reader{number}@example.org" for number in range(7)]


@pytest.fixture
def addresses(db, under_keys):
    """Seven readers whose addresses are under the old key."""
    under_keys(OLD)
    for address in ADDRESSES:
        CommenterFactory(email=address)


def readable() -> list[str]:
    return sorted(Commenter.objects.values_list("email", flat=True))


def test_rotation_keeps_every_address_readable(addresses, under_keys):
    under_keys(NEW, OLD)
    call_command("rotate_keys")
    under_keys(NEW)
    assert readable() == ADDRESSES


def test_rotation_keeps_every_address_findable(addresses, under_keys):
    under_keys(NEW, OLD)
    call_command("rotate_keys")
    under_keys(NEW)
    for address in ADDRESSES:
        assert Commenter.objects.get(email_hash__matches=address).email == address


def test_rotation_keeps_one_row_an_address(addresses, under_keys):
    under_keys(NEW, OLD)
    call_command("rotate_keys")
    assert Commenter.objects.count() == len(ADDRESSES)
    assert len(set(Commenter.objects.values_list("email_hash"))) == len(ADDRESSES)


def test_without_rotation_the_old_key_is_needed(addresses, under_keys):
    under_keys(NEW)
    with pytest.raises(CannotOpen):
        readable()


def test_rotation_takes_source_notes_and_waiting_mail_along(
    article, editor, under_keys
):
    under_keys(OLD)
    SourceNote.objects.create(
        article=article, text="Met at the lock", written_by=editor
    )
    OutgoingMail.objects.create(message="Dear reader")
    under_keys(NEW, OLD)
    call_command("rotate_keys")
    under_keys(NEW)
    assert SourceNote.objects.get().text == "Met at the lock"
    assert OutgoingMail.objects.get().message == "Dear reader"


def test_every_model_with_vault_fields_is_rotated():
    rotated = {model: set(names) for model, names in rotation.vault_models()}
    assert rotated == {
        Commenter: {"email", "email_hash"},
        SourceNote: {"text"},
        OutgoingMail: {"message"},
    }


def test_an_interrupted_rotation_loses_nothing_and_is_finished_by_another_run(
    addresses, under_keys, monkeypatch
):
    monkeypatch.setattr(rotation, "BATCH", 2)
    under_keys(NEW, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(Model, "save", fails_at_the_fourth(Model.save))
        with pytest.raises(KeyboardInterrupt):
            call_command("rotate_keys")
    assert readable() == ADDRESSES
    assert all(
        Commenter.objects.filter(email_hash__matches=address).exists()
        for address in ADDRESSES
    )
    call_command("rotate_keys")
    under_keys(NEW)
    assert readable() == ADDRESSES


def fails_at_the_fourth(save):
    calls = []

    def saved(self, *args, **kwargs):
        calls.append(self)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return save(self, *args, **kwargs)

    return saved


def test_rotating_twice_changes_nothing_that_can_be_read(addresses, under_keys):
    under_keys(NEW, OLD)
    call_command("rotate_keys")
    call_command("rotate_keys")
    under_keys(NEW)
    assert readable() == ADDRESSES


def test_the_command_says_how_many_rows_it_moved(addresses, under_keys, capsys):
    under_keys(NEW, OLD)
    call_command("rotate_keys")
    assert "commenters: 7 rows" in capsys.readouterr().out


def test_rotation_writes_no_other_column(
    addresses, under_keys, django_assert_max_num_queries
):
    under_keys(NEW, OLD)
    with django_assert_max_num_queries(100) as captured:
        call_command("rotate_keys")
    writes = [q["sql"] for q in captured if q["sql"].startswith("UPDATE")]
    assert len(writes) == len(ADDRESSES)
    assert not any("created_at" in sql for sql in writes)
