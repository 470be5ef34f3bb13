from django.urls import URLPattern, path

from .views import caisse as views

urlpatterns: list[URLPattern] = [
    path("caisse/", views.caisse, name="caisse"),
    path("caisse/entrainement/", views.caisse_ecole, name="caisse_ecole"),
    path("caisse/etat/", views.caisse_etat, name="caisse_etat"),
    path("caisse/evenements/", views.caisse_evenement, name="caisse_evenement"),
    path("caisse/code/", views.caisse_code, name="caisse_code"),
    path("caisse/bon/", views.caisse_bon, name="caisse_bon"),
    path("caisse/chercher/", views.chercher, name="chercher"),
    path("ventes/", views.ventes_poster, name="ventes_poster"),
]
