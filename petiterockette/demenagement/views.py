from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit, exiger_partout
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.travaux.etat_des_travaux import travaux_de

from .forms import EmporterForm
from .restent import APPS, COLONNES, TABLES
from .services.exports import (
    DROIT,
    NATURE,
    a_une_phrase,
    demander_un_export,
    dernier_de,
    fichier_prepare,
    nom_du_fichier,
    noter_qu_il_est_pris,
    taille_de_la_base,
)
from .tables import tables


@droit(DROIT)
@never_cache
def tout_emporter(request: HttpRequest) -> HttpResponse:
    """What leaves, what stays, how big it is; ask for it, follow it, fetch it."""
    exiger_partout(request.user, DROIT)
    form = EmporterForm(donnees_postees(request))
    if form.is_valid():
        try:
            demander_un_export(**form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("demenagement:tout_emporter")
    dernier = dernier_de(request.user)
    contexte = {
        "form": form,
        "travaux": travaux_de(NATURE),
        "dernier": dernier,
        "pret": dernier and fichier_prepare(dernier.donnees["numero"]).is_file(),
        "tables": len(tables()),
        "octets": taille_de_la_base(),
        "restent": [*APPS.values(), *TABLES.values(), *COLONNES.values()],
    }
    return render(request, "demenagement/tout_emporter.html", contexte)


@droit(DROIT)
@never_cache
def fichier(request: HttpRequest) -> HttpResponse | FileResponse:
    """The last export that whoever asks had asked for, while it is kept."""
    exiger_partout(request.user, DROIT)
    dernier = dernier_de(request.user)
    numero = dernier.donnees["numero"] if dernier else ""
    chemin = fichier_prepare(numero)
    if dernier is None or not chemin.is_file():
        messages.error(request, _("Rien n’est prêt pour vous\u00a0: demandez-le ici."))
        return redirect("demenagement:tout_emporter")
    nom = nom_du_fichier(dernier.demande_le, dernier.donnees["pour"], a_une_phrase(numero))
    noter_qu_il_est_pris(dernier, compte=request.user)
    return FileResponse(chemin.open("rb"), as_attachment=True, filename=nom)
