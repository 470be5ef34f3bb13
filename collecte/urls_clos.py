"""Counts, what is to be put right, and the closing of months."""

from django.urls import path

from .views import clotures, clotures_suite, inventaires, regulariser

urlpatterns = [
    path("collecte/a-regulariser/", regulariser.a_regulariser, name="a_regulariser"),
    path("collecte/clotures/", clotures.clotures, name="clotures"),
    path("collecte/clotures/<str:code>/<str:mois>/", clotures.cloture, name="cloture"),
    path(
        "collecte/clotures/<str:code>/<str:mois>/de-suite/",
        clotures_suite.clotures_de_suite,
        name="clotures_de_suite",
    ),
    path(
        "collecte/clotures/<str:code>/<str:mois>/clore/",
        clotures.cloture_clore,
        name="cloture_clore",
    ),
    path(
        "collecte/clotures/<str:code>/<str:mois>/rouvrir/",
        clotures.cloture_rouvrir,
        name="cloture_rouvrir",
    ),
    path(
        "collecte/clotures/<str:code>/<str:mois>/solde/",
        clotures.cloture_solde,
        name="cloture_solde",
    ),
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
