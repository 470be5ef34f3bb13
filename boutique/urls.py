from django.urls import include, path

app_name = "boutique"

# The till’s page first: each sale looks for its own address.
urlpatterns = [
    path("boutique/", include("boutique.comptoir.urls")),
    path("boutique/", include("boutique.regles.urls")),
    path("boutique/", include("boutique.caisses.urls")),
    path("boutique/", include("boutique.articles.urls")),
    path("boutique/", include("boutique.ventes.urls")),
    path("boutique/", include("boutique.tickets.urls")),
    path("boutique/", include("boutique.tickets_repris.urls")),
    path("boutique/", include("boutique.factures.urls")),
    path("boutique/", include("boutique.clotures.urls")),
    path("boutique/", include("boutique.tiroirs.urls")),
    path("boutique/", include("boutique.uniques.urls")),
    path("boutique/", include("boutique.comptabilite.urls")),
    path("boutique/", include("boutique.archives.urls")),
    path("boutique/", include("boutique.integrite.urls")),
    path("boutique/", include("boutique.tableau.urls")),
]
