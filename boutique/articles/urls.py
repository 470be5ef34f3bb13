from django.urls import path

from .views import articles, operations

urlpatterns = [
    path("articles/", articles.articles, name="articles"),
    path("articles/nouveau/", articles.article_nouveau, name="article_nouveau"),
    path("articles/<id:pk>/", articles.article, name="article"),
    path("articles/<id:pk>/etalonner/", articles.article_etalonner, name="article_etalonner"),
    path("etalonner/", articles.etalonner, name="etalonner"),
    path("articles/<id:pk>/montrer/", articles.article_montrer, name="article_montrer"),
    path("articles/<id:pk>/deplacer/", articles.article_deplacer, name="article_deplacer"),
    path("operations/", operations.operations, name="operations"),
    path("operations/nouvelle/", operations.operation_nouvelle, name="operation_nouvelle"),
    path("operations/<id:pk>/", operations.operation, name="operation"),
    path("operations/<id:pk>/arreter/", operations.operation_arreter, name="operation_arreter"),
    path("publics/", operations.publics, name="publics"),
    path("publics/<id:pk>/", operations.public_changer, name="public_changer"),
]
