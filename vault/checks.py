from django.conf import settings
from django.core.checks import Error, Tags, register

MINIMUM_KEY_LENGTH = 32


@register(Tags.security)
def keys_are_set_and_long(app_configs, **kwargs):
    """Errors where field encryption has no key, or one that could be guessed."""
    if not settings.FIELD_ENCRYPTION_KEYS:
        hint = "Set it to 32 or more random characters; see .env.example."
        yield Error("FIELD_ENCRYPTION_KEYS is empty.", hint=hint, id="vault.E002")
    for number, key in enumerate(settings.FIELD_ENCRYPTION_KEYS, start=1):
        if len(key) < MINIMUM_KEY_LENGTH:
            yield Error(
                f"Key {number} of FIELD_ENCRYPTION_KEYS has fewer than "
                f"{MINIMUM_KEY_LENGTH} characters.",
                id="vault.E003",
            )
