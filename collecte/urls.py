from django.urls import include, path

app_name = "collecte"

urlpatterns = [
    path("", include("collecte.quai.urls")),
    path("", include("collecte.tri.urls")),
    path("", include("collecte.rayon.urls")),
    path("", include("collecte.entrainement.urls")),
    path("", include("collecte.depots.urls")),
    path("", include("collecte.comptoirs.urls")),
    path("", include("collecte.tableau.urls")),
    path("", include("collecte.sorties.urls")),
    path("", include("collecte.bons.urls")),
    path("", include("collecte.tournees.urls")),
    path("", include("collecte.comptages.urls")),
    path("", include("collecte.listes.urls")),
    path("", include("collecte.objets.urls")),
    path("", include("collecte.bureau.urls")),
    path("", include("collecte.mois.urls")),
    path("", include("collecte.poids.urls")),
    path("", include("collecte.etrangetes.urls")),
    path("", include("collecte.clotures.urls")),
    path("", include("collecte.declarations.urls")),
    path("", include("collecte.emissions.urls")),
    path("", include("collecte.vitrine.urls")),
]
