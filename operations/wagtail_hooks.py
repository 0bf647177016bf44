from wagtail import hooks

from operations.dashboard import ClockPanel


@hooks.register("construct_homepage_panels")
def add_clock_panel(request, panels):
    panels.append(ClockPanel())
