from django.urls import path

from .views import accueil, cartes, denrees, hygiene

app_name = "cafe"

urlpatterns = [
    path("cafe/", accueil.accueil, name="accueil"),
    path("cafe/fin-de-journee/", accueil.fin_de_journee, name="fin_de_journee"),
    path("cafe/suspendus/", accueil.suspendus, name="suspendus"),
    path("cafe/plats/", cartes.plats, name="plats"),
    path("cafe/plats/nouveau/", cartes.plat_nouveau, name="plat_nouveau"),
    path("cafe/plats/<id:pk>/", cartes.plat, name="plat"),
    path("cafe/garde-manger/", denrees.reserve, name="garde_manger"),
    path("cafe/lots/<id:pk>/", denrees.lot, name="lot"),
    path("cafe/lots/<id:pk>/annuler/", denrees.lot_annuler, name="lot_annuler"),
    path("cafe/hygiene/", hygiene.hygiene, name="hygiene"),
    path("cafe/enceintes/<id:pk>/", hygiene.enceinte, name="enceinte"),
    path("cafe/enceintes/<id:pk>/<slug:moment>/", hygiene.releve, name="releve"),
    path("cafe/zones/<id:pk>/", hygiene.zone, name="zone"),
    path("cafe/zones/<id:pk>/nettoyer/", hygiene.zone_nettoyer, name="zone_nettoyer"),
    path("cafe/lieux/<str:code>/carte/", cartes.carte, name="carte"),
    path(
        "cafe/lieux/<str:code>/carte/<str:jour>/<slug:papier>/",
        cartes.carte_papier,
        name="carte_papier",
    ),
    path(
        "cafe/lieux/<str:code>/ramasses/nouvelle/",
        denrees.ramasse_nouvelle,
        name="ramasse_nouvelle",
    ),
    path(
        "cafe/lieux/<str:code>/enceintes/nouvelle/",
        hygiene.enceinte_nouvelle,
        name="enceinte_nouvelle",
    ),
    path("cafe/lieux/<str:code>/zones/nouvelle/", hygiene.zone_nouvelle, name="zone_nouvelle"),
    path(
        "cafe/lieux/<str:code>/refroidissements/nouveau/",
        hygiene.refroidissement_nouveau,
        name="refroidissement_nouveau",
    ),
    path("cafe/lieux/<str:code>/registre/<str:mois>/", hygiene.registre, name="registre"),
    path("carte-du-cafe/<str:code>/", cartes.carte_publique, name="carte_publique"),
]
