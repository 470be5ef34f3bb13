from django.urls import include, path

app_name = "boutique"

# A file a room, from the ground up: no two of their addresses overlap.
SALLES = (
    *("regles", "reglages", "articles", "bons", "tickets", "factures", "clotures"),
    *("sessions", "listes", "comptes", "archives", "integrite", "caisse", "bilans"),
)

urlpatterns = [path("boutique/", include(f"boutique.urls_{salle}")) for salle in SALLES]
