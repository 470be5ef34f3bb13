from django.urls import path

from .views import gestes, velos

urlpatterns = [
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
