"""`{% picture %}`: a picture in the sizes and formats that were made for it."""

from django import template

from articles.pictures.html import shown_picture

register = template.Library()
register.simple_tag(shown_picture, name="picture")
