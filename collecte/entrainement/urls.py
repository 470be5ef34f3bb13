from django.urls import path

from .views import apprendre, essais

urlpatterns = [
    path("collecte/comptoir/entrainement/", essais.comptoir_ecole, name="comptoir_ecole"),
    path("collecte/tri/entrainement/", essais.comptoir_tri_ecole, name="comptoir_tri_ecole"),
    path("collecte/quai/entrainement/", essais.comptoir_quai_ecole, name="comptoir_quai_ecole"),
    path("collecte/entrainement/", apprendre.entrainement, name="entrainement"),
    path("collecte/essais/", apprendre.essais, name="essais"),
    path("collecte/essais/apport/", essais.essai_apport, name="essai_apport"),
    path("collecte/essais/tri/", essais.essai_tri, name="essai_tri"),
    path("collecte/essais/quai/", essais.essai_quai, name="essai_quai"),
    path("collecte/essais/<id:numero>/annuler/", essais.essai_annuler, name="essai_annuler"),
    path("collecte/essais/<slug:poste>/dessin.svg", apprendre.essais_dessin, name="essais_dessin"),
    path("collecte/essais/<slug:poste>/du-jour/", essais.essais_du_jour, name="essais_du_jour"),
    path(
        "collecte/essais/<slug:poste>/premier-jour/",
        apprendre.essais_premier_jour,
        name="essais_premier_jour",
    ),
    path(
        "collecte/essais/<slug:poste>/commencer/",
        apprendre.essais_commencer,
        name="essais_commencer",
    ),
]
