"""Where the environment is read, and that `.env.example` tells all of it."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
SETTINGS = ROOT / "newsroom" / "settings"
APPS = ("accounts", "articles", "comments", "finding", "home", "interchange")
CODE = (*APPS, "newsroom", "operations", "vault")
# Django's own way in, and the starter, which needs only the standard library.
MAY_READ = {
    "manage.py",
    "newsroom/wsgi.py",
    "operations/serve.py",
    "operations/scaled.py",
}
READERS = {"setting", "listed"}


def variables_read() -> set[str]:
    """The names that the settings ask the environment for."""
    names = {"DJANGO_SETTINGS_MODULE"}  # Django's own
    for path in SETTINGS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and called(node) in READERS:
                names |= constants(node.args[:1])
    return names | variables_of_the_starter()


def variables_of_the_starter() -> set[str]:
    """The names in `os.environ.get(…)` of the starter, which has no settings."""
    calls = ast.walk(ast.parse((ROOT / "operations" / "serve.py").read_text()))
    return {
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith("os.environ.")
    }


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def constants(nodes) -> set[str]:
    return {node.value for node in nodes if isinstance(node, ast.Constant)}


def variables_told() -> list[str]:
    text = (ROOT / ".env.example").read_text()
    return re.findall(r"^([A-Z][A-Z_0-9]*)=", text, re.MULTILINE)


def test_every_variable_that_is_read_stands_in_the_example():
    assert variables_read() - set(variables_told()) == set()


def test_every_variable_in_the_example_is_read():
    assert set(variables_told()) - variables_read() == set()


def test_no_variable_stands_in_the_example_twice():
    assert len(variables_told()) == len(set(variables_told()))


def test_the_example_holds_no_secret():
    text = (ROOT / ".env.example").read_text()
    for name in ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "DATABASE_URL", "EMAIL_URL"):
        assert re.search(rf"^{name}=$", text, re.MULTILINE), name


def test_what_production_needs_is_marked_as_needed_in_the_example():
    from_source = re.search(
        r"NEEDED = \(([^)]*)\)", (SETTINGS / "production.py").read_text()
    )
    needed = set(re.findall(r'"([A-Z_]+)"', from_source[1]))
    text = (ROOT / ".env.example").read_text()
    marked = re.findall(r"# Needed\.[^=]*?^([A-Z_]+)=", text, re.MULTILINE)
    assert set(marked) == needed


def test_the_settings_ask_through_the_two_helpers_only():
    uses = [
        path.name
        for path in SETTINGS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Name) and node.id in {"env", "os"}
    ]
    assert uses == ["base.py", "base.py"]  # made once, and asked in `setting`


@pytest.mark.parametrize("app", CODE)
def test_no_code_outside_the_settings_reads_the_environment(app):
    readers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / app).rglob("*.py")
        if SETTINGS not in path.parents and reads_environment(path)
    }
    assert readers - MAY_READ == set()


def reads_environment(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text()))
    return any(names_of(node) & {"environ", "getenv", "environb"} for node in nodes)


def names_of(node) -> set[str]:
    if isinstance(node, ast.Attribute):
        return {node.attr}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.name for alias in node.names}
    return set()


def test_the_file_decides_which_settings_a_command_uses(tmp_path):
    shutil.copy(ROOT / "manage.py", tmp_path)
    (tmp_path / ".env").write_text("DJANGO_SETTINGS_MODULE=newsroom.settings.test\n")
    ran = subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "SETTINGS_MODULE = 'newsroom.settings.test'" in ran.stdout
