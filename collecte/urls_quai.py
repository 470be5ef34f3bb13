from django.urls import path

from .views import quai

urlpatterns = [
    path("collecte/quai/", quai.quai, name="comptoir_quai"),
    path("collecte/quai/bons/", quai.quai_bons, name="quai_bons"),
    path("collecte/quai/bons/<id:numero>/annuler/", quai.quai_annuler, name="quai_annuler"),
    path("collecte/quai/etat/", quai.quai_etat, name="quai_etat"),
    path("collecte/quai/du-jour/", quai.quai_du_jour, name="quai_du_jour"),
]
