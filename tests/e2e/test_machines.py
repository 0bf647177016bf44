"""What the head of a page tells machines is data to a browser, under the strict policy."""

import json

import pytest

from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_data_block_stands_under_the_strict_policy(person, section):
    article = ArticleFactory(
        parent=section, headline="</script><script>document.title='taken'</script>"
    )
    page, said = person(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    answer = page.goto(article.url)
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"]
    assert "nonce" not in answer.headers["content-security-policy"]
    blocks = page.locator("script[type='application/ld+json']")
    told = json.loads(blocks.text_content())
    assert told["@graph"][0]["headline"] == article.headline
    assert page.title() != "taken"
    assert said == []


def test_card_is_a_picture_to_a_browser(person, section):
    article = ArticleFactory(parent=section)
    page = person()
    page.goto(article.url)
    address = page.locator("meta[property='og:image']").get_attribute("content")
    path = "/cards/" + address.split("/cards/")[1]
    page.goto(path)
    size = page.evaluate(
        "[document.images[0].naturalWidth, document.images[0].naturalHeight]"
    )
    assert size == [1200, 630]
