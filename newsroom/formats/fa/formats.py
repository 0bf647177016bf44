"""How dates read in Persian, where Django's own differ from what papers print.

The calendar is the Gregorian one, the digits are those of the page's language.
"""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "Y/n/j، H:i"
