from django.urls import path

from .views import adherents, cartes, formules, personnes, publique

app_name = "adhesions"

urlpatterns = [
    path("adhesions/lire/", cartes.lire, name="lire"),
    path("adhesions/adherer/", cartes.adherer, name="adherer"),
    path("adhesions/cartes/<id:pk>/", cartes.carte, name="carte"),
    path("adhesions/cartes/<id:pk>/nommer/", cartes.carte_nommer, name="carte_nommer"),
    path("adhesions/cartes/<id:pk>/refaire/", cartes.carte_refaire, name="carte_refaire"),
    path("adhesions/cartes/<id:pk>/pdf/", cartes.carte_pdf, name="carte_pdf"),
    path("adhesions/lignes/<id:pk>/", cartes.carte_de_la_ligne, name="carte_de_la_ligne"),
    path("adhesions/personnes/", personnes.personnes, name="personnes"),
    path("adhesions/personnes/inscrire/", personnes.personne_inscrire, name="personne_inscrire"),
    path("adhesions/", adherents.adherents, name="adherents"),
    path("adhesions/planche/", adherents.planche, name="planche"),
    path("adhesions/formules/", formules.formules, name="formules"),
    path("carte/<str:code>/", publique.carte_publique, name="carte_publique"),
]
