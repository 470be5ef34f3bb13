from django.urls import path

from .views import papiers, pont, registre

urlpatterns = [
    path("collecte/pont/", pont.pont, name="pont"),
    path("collecte/pont/<id:numero>/", pont.pont_recevoir, name="pont_recevoir"),
    path("collecte/pont/tickets/<id:numero>/", pont.pont_corriger, name="pont_corriger"),
    path("collecte/papiers/", papiers.remises, name="remises"),
    path("collecte/papiers/<id:numero>/", papiers.remise, name="remise"),
    path("collecte/papiers/<id:numero>/scans/", papiers.scan_ajouter, name="scan_ajouter"),
    path(
        "collecte/papiers/<id:numero>/scans/<uuid:cle>/retirer/",
        papiers.scan_retirer,
        name="scan_retirer",
    ),
    path(
        "collecte/papiers/<id:numero>/scans/<uuid:cle>/<slug:taille>/",
        papiers.scan,
        name="scan",
    ),
    path(
        "collecte/registre-entrants/",
        registre.registre_entrants_courant,
        name="registre_entrants_courant",
    ),
    path(
        "collecte/registre-entrants/<str:periode>/",
        registre.registre_entrants,
        name="registre_entrants",
    ),
    path("collecte/registre/", registre.registre_courant, name="registre_courant"),
    path("collecte/registre/<str:periode>/", registre.registre, name="registre"),
    path("collecte/registre/<str:periode>/csv/", registre.registre_csv, name="registre_csv"),
]
