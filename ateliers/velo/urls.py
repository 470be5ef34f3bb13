from django.urls import path

from .views import gestes, ouvertures, permanences, velos

app_name = "velo"

urlpatterns = [
    path("velo/", permanences.accueil, name="accueil"),
    path("velo/prevues/<id:pk>/", ouvertures.ouvrir, name="ouvrir"),
    path("velo/permanences/<id:pk>/", permanences.permanence, name="permanence"),
    path("velo/permanences/<id:pk>/fermer/", ouvertures.fermer, name="fermer"),
    path("velo/permanences/<id:pk>/<slug:nom>/", permanences.geste, name="permanence_geste"),
    path("velo/velos/", velos.velos, name="velos"),
    path("velo/velos/recevoir/", velos.recevoir, name="recevoir"),
    path("velo/velos/<id:pk>/", velos.velo, name="velo"),
    path("velo/velos/<id:pk>/controle/", gestes.controler, name="controler"),
    path("velo/velos/<id:pk>/demontage/", gestes.demonter, name="demonter"),
    path("velo/velos/<id:pk>/<slug:nom>/", gestes.geste, name="geste"),
    path("velo/controles/<id:pk>/pdf/", velos.controle_pdf, name="controle_pdf"),
    path("velo/acheteurs/<id:pk>/<slug:nom>/", gestes.acheteur, name="acheteur"),
    path("velo/pieces/", gestes.pieces, name="pieces"),
]
