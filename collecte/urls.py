from django.urls import include, path

from . import urls_quai, urls_tri
from .views import apports, bons, couleurs, gestes, listes, stock, tableau

app_name = "collecte"

urlpatterns = [
    *urls_quai.urlpatterns,
    *urls_tri.urlpatterns,
    path("", include("collecte.urls_comptoir_tri")),
    path("", include("collecte.urls_rayon")),
    path("", include("collecte.urls_essais")),
    path("couleurs.css", couleurs.couleurs, name="couleurs"),
    path("collecte/comptoir/", apports.comptoir, name="comptoir"),
    path("collecte/equipiers/", apports.equipiers, name="equipiers"),
    path("collecte/depots/", apports.depots, name="depots"),
    path("collecte/depots/du-jour/", apports.depots_du_jour, name="depots_du_jour"),
    path("collecte/depots/<id:numero>/annuler/", apports.depot_annuler, name="depot_annuler"),
    path("collecte/depots/<id:numero>/bon/", apports.bon_d_apport, name="bon_d_apport"),
    path("bon/<str:jeton>/", apports.bon_public, name="bon_public"),
    path("collecte/mois/", tableau.mois_courant, name="mois_courant"),
    path("collecte/mois/<str:code>/", tableau.periode, name="periode"),
    path(
        "collecte/mois/<str:code>/bons/<slug:chiffre>/", tableau.periode_bons, name="periode_bons"
    ),
    path("collecte/gestes/", gestes.gestes, name="gestes"),
    path("collecte/gestes/orienter/", gestes.orienter, name="orienter"),
    path("collecte/gestes/don/", gestes.sortie_don, name="sortie_don"),
    path("collecte/gestes/recycleur/", gestes.sortie_recycleur, name="sortie_recycleur"),
    path("collecte/gestes/bac/", gestes.sortie_bac, name="sortie_bac"),
    path("collecte/gestes/dechetterie/", gestes.sortie_dechetterie, name="sortie_dechetterie"),
    path("collecte/gestes/hors-caisse/", gestes.vente_hors_caisse, name="vente_hors_caisse"),
    path("collecte/bons/", bons.bons, name="bons"),
    path("collecte/bons/<id:numero>/", bons.bon, name="bon"),
    path("collecte/bons/<id:numero>/annuler/", bons.bon_annuler, name="bon_annuler"),
    path("collecte/bons/<id:numero>/caviarder/", bons.bon_caviarder, name="bon_caviarder"),
    path("", include("collecte.urls_tournees")),
    path("collecte/stock/", stock.stock, name="stock"),
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
    path("collecte/listes/<slug:cle>/<id:pk>/suite/", listes.suite_changer, name="suite_ajouter"),
    path(
        "collecte/listes/<slug:cle>/<id:pk>/suite/<id:suite>/",
        listes.suite_changer,
        name="suite_changer",
    ),
    path("", include("collecte.urls_objets")),
    path("", include("collecte.urls_sorties")),
    path("", include("collecte.urls_clos")),
    path("", include("collecte.urls_vitrine")),
]
