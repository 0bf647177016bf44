"""What the paper tells machines. A section's slug may have letters of any alphabet."""

from django.urls import path

from interchange import api_views, card_views, feeds, sitemap_views, story_views
from interchange.sitemaps import KINDS
from interchange.writers import FEEDS

urlpatterns = [
    path("api/v2/", api_views.index, name="api"),
    path("api/v2/articles/", api_views.articles, name="api_articles"),
    path("api/v2/articles/<int:pk>/", api_views.article, name="api_article"),
    path("api/v2/authors/", api_views.authors, name="api_authors"),
    path("api/v2/authors/<slug:slug>/", api_views.author, name="api_author"),
    path("api/v2/topics/", api_views.topics, name="api_topics"),
    path("api/v2/topics/<slug:slug>/", api_views.topic, name="api_topic"),
    path("sitemap.xml", sitemap_views.index, name="sitemap"),
    path("news-sitemap.xml", sitemap_views.news, name="news_sitemap"),
    path("cards/<int:pk>-<slug:digest>.png", card_views.card, name="social_card"),
    path("<str:section>/<str:slug>/ninjs.json", story_views.ninjs, name="story_ninjs"),
]

for kind in KINDS:
    urlpatterns.append(
        path(
            f"sitemap-{kind}-<int:number>.xml",
            sitemap_views.part,
            {"kind": kind},
            name=f"sitemap_{kind}",
        )
    )

for name, form in FEEDS.items():
    told = {"written_as": name}
    urlpatterns += [
        path(form.suffix, feeds.of_paper, told, name=f"feed_{name}"),
        path(
            f"authors/<slug:slug>/{form.suffix}",
            feeds.of_author,
            told,
            name=f"author_feed_{name}",
        ),
        path(
            f"topics/<slug:slug>/{form.suffix}",
            feeds.of_topic,
            told,
            name=f"topic_feed_{name}",
        ),
        path(
            f"<str:section>/{form.suffix}",
            feeds.of_section,
            told,
            name=f"section_feed_{name}",
        ),
    ]
