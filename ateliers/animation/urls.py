from django.urls import path

from .views import accueil, demandes, devis, seances

app_name = "animation"

urlpatterns = [
    path("animation/", accueil.accueil, name="accueil"),
    path("animation/chiffres/", accueil.chiffres, name="chiffres"),
    path("animation/demandes/", demandes.demandes, name="demandes"),
    path("animation/demandes/nouvelle/", demandes.demande_nouvelle, name="demande_nouvelle"),
    path("animation/demandes/<id:numero>/", demandes.demande, name="demande"),
    path("animation/demandes/<id:numero>/changer/", demandes.changer, name="demande_changer"),
    path("animation/demandes/<id:numero>/confirmer/", demandes.confirmer, name="confirmer"),
    path("animation/demandes/<id:numero>/faite/", demandes.faite, name="faite"),
    path("animation/demandes/<id:numero>/arreter/", demandes.arreter, name="arreter"),
    path("animation/demandes/<id:numero>/devis/", devis.devis_nouveau, name="devis_nouveau"),
    path("animation/demandes/<id:numero>/facturer/", devis.facturer, name="facturer"),
    path("animation/devis/<id:numero>/pdf/", devis.devis_pdf, name="devis_pdf"),
    path("animation/seances/<id:numero>/provenance/", seances.provenance, name="provenance"),
    path("animation/seances/<id:numero>/avis/", seances.avis, name="avis"),
    path("animation/seances/<id:numero>/materiel/", seances.materiel, name="materiel"),
    path("animation/seances/<id:numero>/sortir/", seances.sortir, name="sortir"),
    path("animation/seances/<id:numero>/rendre/", seances.rendre, name="rendre"),
]
