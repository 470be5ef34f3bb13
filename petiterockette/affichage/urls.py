from django.urls import path

from . import pages_d_accueil, views
from .impression import recus

urlpatterns = [
    path("", pages_d_accueil.accueil, name="accueil"),
    path("espaces/<slug:code>/", pages_d_accueil.espace, name="espace"),
    path("mes-tuiles/", pages_d_accueil.mes_tuiles, name="mes_tuiles"),
    path("aller/", pages_d_accueil.aller, name="aller"),
    path("journal/", views.journal, name="journal"),
    path("personnes/recus/<id:numero>/pdf/", recus.recu_pdf, name="recu_pdf"),
    path("composants/", views.composants, name="composants"),
]
