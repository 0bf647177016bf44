"""The project as a whole: checks, migrations, what is switched off."""

import pytest
from django.conf import settings
from django.core.management import call_command

from newsroom.settings import base


def test_every_change_of_a_model_has_its_migration(db, capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


def test_the_system_checks_find_nothing(db, capsys):
    call_command("check", fail_level="WARNING", databases=["default"])
    assert "no issues" in capsys.readouterr().out


def test_mail_goes_through_the_outbox():
    # Not the settings as they are: pytest-django puts its own mail box there.
    assert base.EMAIL_BACKEND == "operations.mail.OutboxBackend"


@pytest.mark.parametrize(
    "name", ["WAGTAIL_ENABLE_UPDATE_CHECK", "WAGTAIL_ENABLE_WHATS_NEW_BANNER"]
)
def test_staff_screens_call_no_other_host(name):
    assert getattr(settings, name) is False


def test_readers_get_no_gravatar_and_no_embed():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_passwords_are_hashed_with_argon2():
    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
