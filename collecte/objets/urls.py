from django.urls import path

from .views import etiquettes, formats, objets
from .views import gestes as objets_gestes

urlpatterns = [
    # What a label's QR code holds: short, for any phone.
    path("o/<str:code>", objets.objet_scanne, name="objet_scanne"),
    path("collecte/objets/", objets.objets, name="objets"),
    path("collecte/objets/suivre/", objets_gestes.objet_suivre, name="objet_suivre"),
    path("collecte/objets/deplacer/", objets_gestes.objets_deplacer, name="objets_deplacer"),
    path("collecte/objets/etiquettes/", etiquettes.etiquettes, name="etiquettes"),
    path("collecte/objets/etiquettes/<id:pk>/", etiquettes.planche, name="planche"),
    path("collecte/objets/etiquettes/<id:pk>/pdf/", etiquettes.planche_pdf, name="planche_pdf"),
    path("collecte/etiquettes/formats/", formats.formats, name="formats"),
    path("collecte/etiquettes/formats/nouveau/", formats.format_changer, name="format_nouveau"),
    path("collecte/etiquettes/formats/<id:pk>/", formats.format_changer, name="format"),
    path("collecte/etiquettes/formats/<id:pk>/essai/", formats.format_essai, name="format_essai"),
    path("collecte/objets/regles/", etiquettes.suivi_regles, name="suivi_regles"),
    path("collecte/objets/<slug:code>/", objets.objet, name="objet"),
    path(
        "collecte/objets/<slug:code>/completer/",
        objets_gestes.objet_completer,
        name="objet_completer",
    ),
    path(
        "collecte/objets/<slug:code>/photos/",
        objets_gestes.objet_photographier,
        name="objet_photographier",
    ),
    path(
        "collecte/objets/<slug:code>/photos/<uuid:cle>/<slug:taille>.jpg",
        objets.objet_photo,
        name="objet_photo",
    ),
    path(
        "collecte/objets/<slug:code>/photos/<uuid:cle>/retirer/",
        objets_gestes.objet_photo_retirer,
        name="objet_photo_retirer",
    ),
    path(
        "collecte/objets/<slug:code>/situation/",
        objets_gestes.objet_situation,
        name="objet_situation",
    ),
]
