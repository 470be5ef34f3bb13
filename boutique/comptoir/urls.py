from django.urls import path

from .views import caisse

urlpatterns = [
    path("caisse/", caisse.caisse, name="caisse"),
    path("caisse/entrainement/", caisse.caisse_ecole, name="caisse_ecole"),
    path("caisse/etat/", caisse.caisse_etat, name="caisse_etat"),
    path("caisse/evenements/", caisse.caisse_evenement, name="caisse_evenement"),
    path("caisse/code/", caisse.caisse_code, name="caisse_code"),
    path("caisse/bon/", caisse.caisse_bon, name="caisse_bon"),
    path("caisse/chercher/", caisse.chercher, name="chercher"),
    path("ventes/", caisse.ventes_poster, name="ventes_poster"),
]
