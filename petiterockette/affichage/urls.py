from django.urls import path

from . import recus, views

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("journal/", views.journal, name="journal"),
    path("personnes/recus/<id:numero>/pdf/", recus.recu_pdf, name="recu_pdf"),
    path("composants/", views.composants, name="composants"),
]
