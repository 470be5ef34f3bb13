from django.urls import path

from .views import enlevements, etiquetage, etiquettes, uniques

urlpatterns = [
    path("uniques/", uniques.uniques, name="uniques"),
    path("uniques/etiqueter/", etiquetage.unique_etiqueter, name="unique_etiqueter"),
    path("uniques/<id:pk>/", uniques.unique, name="unique"),
    path("uniques/<id:pk>/prix/", uniques.unique_prix, name="unique_prix"),
    path("uniques/<id:pk>/demarquer/", uniques.unique_demarquer, name="unique_demarquer"),
    path("uniques/<id:pk>/reserver/", uniques.unique_reserver, name="unique_reserver"),
    path("uniques/<id:pk>/liberer/", uniques.unique_liberer, name="unique_liberer"),
    path("uniques/<id:pk>/retirer/", uniques.unique_retirer, name="unique_retirer"),
    path("uniques/<id:pk>/remettre/", uniques.unique_remettre, name="unique_remettre"),
    path("a-etiqueter/", etiquettes.a_etiqueter, name="a_etiqueter"),
    path("a-etiqueter/retirer/", etiquettes.etiquettes_retirer, name="etiquettes_retirer"),
    path("a-etiqueter/<id:pk>/", etiquettes.etiquette_demander, name="etiquette_demander"),
    path("tirages/<id:pk>/", etiquettes.tirage, name="tirage"),
    path("tirages/<id:pk>/pdf/", etiquettes.tirage_pdf, name="tirage_pdf"),
    path("tirages/<id:pk>/remettre/", etiquettes.tirage_remettre, name="tirage_remettre"),
    path("a-enlever/", enlevements.a_enlever, name="a_enlever"),
    path("a-enlever/<id:pk>/", enlevements.ligne_enlever, name="ligne_enlever"),
]
