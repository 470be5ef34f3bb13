from django.urls import path

from ateliers.views import page_du_pole
from petiterockette.droits import droit

from .pole import RUCHER

app_name = "rucher"


@droit("ateliers.lire")
def accueil(request):
    return page_du_pole(request, RUCHER)


urlpatterns = [path("rucher/", accueil, name="accueil")]
