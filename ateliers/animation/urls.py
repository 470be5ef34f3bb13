from django.urls import path

from .views import accueil, demandes, devis, seances

app_name = "animation"

urlpatterns = [
    path("animation/", accueil.accueil, name="accueil"),
    path("animation/chiffres/", accueil.chiffres, name="chiffres"),
    path("animation/demandes/", demandes.demandes, name="demandes"),
    path("animation/demandes/nouvelle/", demandes.demande_nouvelle, name="demande_nouvelle"),
    path("animation/demandes/<int:numero>/", demandes.demande, name="demande"),
    path("animation/demandes/<int:numero>/changer/", demandes.changer, name="demande_changer"),
    path("animation/demandes/<int:numero>/confirmer/", demandes.confirmer, name="confirmer"),
    path("animation/demandes/<int:numero>/faite/", demandes.faite, name="faite"),
    path("animation/demandes/<int:numero>/arreter/", demandes.arreter, name="arreter"),
    path("animation/demandes/<int:numero>/devis/", devis.devis_nouveau, name="devis_nouveau"),
    path("animation/demandes/<int:numero>/facturer/", devis.facturer, name="facturer"),
    path("animation/devis/<int:numero>/pdf/", devis.devis_pdf, name="devis_pdf"),
    path("animation/seances/<int:numero>/provenance/", seances.provenance, name="provenance"),
    path("animation/seances/<int:numero>/avis/", seances.avis, name="avis"),
    path("animation/seances/<int:numero>/materiel/", seances.materiel, name="materiel"),
    path("animation/seances/<int:numero>/sortir/", seances.sortir, name="sortir"),
    path("animation/seances/<int:numero>/rendre/", seances.rendre, name="rendre"),
]
