"""Errors in the settings of this app, told when it starts."""

from django.core.checks import Error, register

from comments.screening.configuration import problems


@register()
def screening_can_be_used(app_configs, **kwargs):
    """An error for each entry of NEWSROOM_SCREENING that is no check."""
    hint = 'An entry is ("dotted.path.of.a.class", {"option": value}).'
    return [Error(problem, hint=hint, id="comments.E001") for problem in problems()]
