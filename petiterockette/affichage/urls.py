from django.urls import path

from . import views

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("journal/", views.journal, name="journal"),
    path("composants/", views.composants, name="composants"),
]
