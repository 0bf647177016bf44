import pytest


def pytest_collection_modifyitems(config, items):
    """What takes minutes runs only where it is asked for by its marker."""
    if "slow" in (config.option.markexpr or ""):
        return
    left_out = pytest.mark.skip(reason="takes minutes: make test-slow")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(left_out)
