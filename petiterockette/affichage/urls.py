from django.urls import path

from . import maison, views
from .impression import recus

urlpatterns = [
    path("", maison.accueil, name="accueil"),
    path("espaces/<slug:code>/", maison.espace, name="espace"),
    path("mes-tuiles/", maison.mes_tuiles, name="mes_tuiles"),
    path("aller/", maison.aller, name="aller"),
    path("journal/", views.journal, name="journal"),
    path("personnes/recus/<id:numero>/pdf/", recus.recu_pdf, name="recu_pdf"),
    path("composants/", views.composants, name="composants"),
]
