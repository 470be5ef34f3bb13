from django.urls import include, path

app_name = "boutique"

# A file a room, no two of their addresses overlapping: the till's page first, since each sale
# looks for its own, then from the ground up.
SALLES = (
    *("caisse", "regles", "reglages", "articles", "bons", "tickets", "factures"),
    *("clotures", "sessions", "listes", "comptes", "archives", "integrite", "bilans"),
)

urlpatterns = [path("boutique/", include(f"boutique.urls_{salle}")) for salle in SALLES]
