from django.urls import include, path

from .views import ouvertures, permanences

app_name = "velo"

urlpatterns = [
    path("velo/", permanences.accueil, name="accueil"),
    path("velo/prevues/<id:pk>/", ouvertures.ouvrir, name="ouvrir"),
    path("velo/permanences/<id:pk>/", permanences.permanence, name="permanence"),
    path("velo/permanences/<id:pk>/fermer/", ouvertures.fermer, name="fermer"),
    path("velo/permanences/<id:pk>/<slug:nom>/", permanences.geste, name="permanence_geste"),
    path("", include("ateliers.velo.urls")),
]
