from django.urls import path

from .views import comptes, essai, exports, mots

app_name = "boutique_reprise"

urlpatterns = [
    path("reprise/oressource/apporter/", exports.apporter, name="apporter"),
    path("reprise/oressource/<id:numero>/", exports.export, name="export"),
    path("reprise/oressource/<id:numero>/reponses/", exports.reponses, name="reponses"),
    path("reprise/oressource/<id:numero>/bascules/", exports.bascules, name="bascules"),
    path("reprise/oressource/<id:numero>/jeter/", exports.jeter, name="jeter"),
    path("reprise/oressource/<id:numero>/mots/", mots.mots, name="mots"),
    path("reprise/oressource/<id:numero>/mots/<str:liste>/", mots.mots, name="liste"),
    path("reprise/oressource/<id:numero>/mots/<str:liste>/dire/", mots.dire, name="dire"),
    path("reprise/oressource/<id:numero>/mots/<str:liste>/oui/", mots.oui, name="oui"),
    path("reprise/oressource/<id:numero>/mots/<str:liste>/creer/", mots.creer, name="creer"),
    path(
        "reprise/oressource/<id:numero>/mots/<str:liste>/sans-equivalent/",
        mots.sans_equivalent,
        name="sans_equivalent",
    ),
    path("reprise/oressource/<id:numero>/decisions/", mots.decisions, name="decisions"),
    path("reprise/oressource/<id:numero>/decisions/lire/", mots.lire, name="lire"),
    path("reprise/oressource/<id:numero>/essai/", essai.essai, name="essai"),
    path("reprise/oressource/<id:numero>/reprendre/", essai.reprendre, name="reprendre"),
    path("reprise/oressource/<id:numero>/comptes/", comptes.comptes, name="comptes"),
]
