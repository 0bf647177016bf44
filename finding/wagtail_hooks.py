from wagtail import hooks

from finding.dashboard import put_panel


@hooks.register("construct_homepage_panels")
def put_most_read(request, panels):
    put_panel(request.user, panels)


@hooks.register("construct_reports_menu")
def hide_search_terms(request, items):
    # What readers search for is not kept, so Wagtail's list of it would stay empty.
    items[:] = [item for item in items if item.name != "search-terms"]
