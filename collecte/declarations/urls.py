from django.urls import path

from .views import conventions, declarations, hors, lignes

urlpatterns = [
    path("conventions/", conventions.conventions, name="conventions"),
    path("conventions/nouvelle/", conventions.nouvelle, name="convention_nouvelle"),
    path("conventions/hors/", hors.hors_courant, name="hors_conventions_courant"),
    path("conventions/hors/<str:periode>/", hors.hors, name="hors_conventions"),
    path("conventions/appareils/", declarations.appareils, name="appareils"),
    path("conventions/appareils/<str:code>/", declarations.appareil, name="appareil"),
    path("conventions/<id:numero>/", conventions.convention, name="convention"),
    path("conventions/<id:numero>/changer/", conventions.changer, name="convention_changer"),
    path("conventions/<id:numero>/declarer/", declarations.declarer, name="declarer"),
    path("conventions/<id:numero>/colonnes/", lignes.colonnes, name="convention_colonnes"),
    path(
        "conventions/<id:numero>/lignes/nouvelle/", lignes.ligne, name="convention_ligne_nouvelle"
    ),
    path("conventions/<id:numero>/lignes/<id:rang>/", lignes.ligne, name="convention_ligne"),
    path(
        "conventions/<id:numero>/lignes/<id:rang>/retirer/",
        lignes.retirer,
        name="convention_ligne_retirer",
    ),
    path(
        "conventions/<id:numero>/lignes/<id:rang>/soutien/",
        lignes.soutien,
        name="convention_soutien",
    ),
    path(
        "conventions/<id:numero>/soutiens/<id:rang>/retirer/",
        lignes.soutien_retirer,
        name="convention_soutien_retirer",
    ),
]
