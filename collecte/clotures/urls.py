from django.urls import path

from .views import clotures
from .views import de_suite as clotures_suite

urlpatterns = [
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
]
