from django.urls import path

from .views import inventaires, stock

urlpatterns = [
    path("collecte/stock/", stock.stock, name="stock"),
    path("collecte/inventaires/", inventaires.inventaires, name="inventaires"),
    path(
        "collecte/inventaires/lieux/<str:code>/",
        inventaires.inventaire_nouveau,
        name="inventaire_nouveau",
    ),
    path(
        "collecte/inventaires/lieux/<str:code>/feuille/",
        inventaires.feuille_de_comptage,
        name="feuille_de_comptage",
    ),
    path("collecte/inventaires/<id:numero>/", inventaires.inventaire, name="inventaire"),
    path(
        "collecte/inventaires/<id:numero>/compter/",
        inventaires.inventaire_compter,
        name="inventaire_compter",
    ),
    path(
        "collecte/inventaires/<id:numero>/arreter/",
        inventaires.inventaire_arreter,
        name="inventaire_arreter",
    ),
    path(
        "collecte/inventaires/<id:numero>/abandonner/",
        inventaires.inventaire_abandonner,
        name="inventaire_abandonner",
    ),
    path(
        "collecte/comptages/<id:numero>/retirer/",
        inventaires.comptage_retirer,
        name="comptage_retirer",
    ),
]
