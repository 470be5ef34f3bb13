from django.urls import path

from .views import comptes_rendus, subventions, versements

app_name = "subventions"

urlpatterns = [
    path("subventions/", subventions.subventions, name="subventions"),
    path("subventions/nouvelle/", subventions.nouvelle, name="nouvelle"),
    path("subventions/<id:numero>/", subventions.subvention, name="subvention"),
    path("subventions/<id:numero>/changer/", subventions.changer, name="changer"),
    path("subventions/<id:numero>/attendus/", subventions.attendus, name="attendus"),
    path("subventions/<id:numero>/poles/", subventions.parts, name="parts"),
    path("subventions/<id:numero>/compte-rendu/", comptes_rendus.compte_rendu, name="compte_rendu"),
    path("subventions/<id:numero>/compte-rendu/pdf/", comptes_rendus.papier, name="papier"),
    path("subventions/<id:numero>/compte-rendu/tableau/", comptes_rendus.lignes, name="lignes"),
    path("subventions/<id:numero>/compte-rendu/textes/", comptes_rendus.textes, name="textes"),
    path("subventions/<id:numero>/dossier/", subventions.dossier, name="dossier"),
    path("subventions/<id:numero>/versement/", versements.verser, name="verser"),
    path(
        "subventions/<id:numero>/versements/<id:rang>/annuler/",
        versements.annuler,
        name="annuler",
    ),
]
