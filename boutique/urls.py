from django.urls import include, path

app_name = "boutique"

urlpatterns = [
    path("boutique/", include("boutique.urls_caisse")),
    path("boutique/", include("boutique.urls_sessions")),
    path("boutique/", include("boutique.urls_tickets")),
    path("boutique/", include("boutique.urls_listes")),
    path("boutique/", include("boutique.urls_bilans")),
]
