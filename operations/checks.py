from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.database)
def sqlite_waits_instead_of_failing(app_configs, databases=None, **kwargs):
    """Errors where a SQLite database is not WAL with IMMEDIATE transactions.

    With Django's defaults two writers at once make one of them fail.
    """
    for alias, config in settings.DATABASES.items():
        if not config["ENGINE"].endswith("sqlite3"):
            continue
        options = config.get("OPTIONS", {})
        if options.get("transaction_mode") != "IMMEDIATE":
            yield _error(alias, "transaction_mode must be IMMEDIATE", "operations.E001")
        if "journal_mode=WAL" not in options.get("init_command", "").replace(" ", ""):
            yield _error(
                alias, "init_command must set journal_mode=WAL", "operations.E002"
            )
        if options.get("timeout", 0) < 10:
            yield _error(alias, "timeout must be 10 s or longer", "operations.E003")


def _error(alias: str, what: str, id_: str) -> Error:
    hint = "Use newsroom.settings.connections.database(url)."
    return Error(f"SQLite database {alias!r}: {what}.", hint=hint, id=id_)
