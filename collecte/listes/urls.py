from django.urls import path

from .views import couleurs, listes

urlpatterns = [
    path("couleurs.css", couleurs.couleurs, name="couleurs"),
    path("collecte/listes/", listes.listes, name="listes"),
    path("collecte/listes/tuiles/<id:point>/", listes.tuiles, name="tuiles"),
    path(
        "collecte/listes/tuiles/<id:point>/oublier/", listes.tuiles_oublier, name="tuiles_oublier"
    ),
    path(
        "collecte/listes/tuiles/<id:point>/<id:pk>/", listes.tuile_deplacer, name="tuile_deplacer"
    ),
    path("collecte/listes/<slug:cle>/", listes.liste, name="liste"),
    path("collecte/listes/<slug:cle>/nouveau/", listes.liste_changer, name="liste_ajouter"),
    path("collecte/listes/<slug:cle>/<id:pk>/", listes.liste_changer, name="liste_changer"),
    path("collecte/listes/<slug:cle>/<id:pk>/montrer/", listes.liste_montrer, name="liste_montrer"),
    path(
        "collecte/listes/<slug:cle>/<id:pk>/deplacer/",
        listes.liste_deplacer,
        name="liste_deplacer",
    ),
    path(
        "collecte/listes/<slug:cle>/<id:pk>/suite/",
        listes.ligne_datee_changer,
        name="ligne_datee_ajouter",
    ),
    path(
        "collecte/listes/<slug:cle>/<id:pk>/suite/<id:ligne>/",
        listes.ligne_datee_changer,
        name="ligne_datee_changer",
    ),
]
