from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit, exiger_partout
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.travaux.etat_des_travaux import travaux_de
from petiterockette.travaux.models import Travail

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
        "pret": _pret(dernier) if dernier else None,
        "tables": len(tables()),
        "octets": taille_de_la_base(),
        "restent": [*APPS.values(), *TABLES.values(), *COLONNES.values()],
    }
    return render(request, "demenagement/tout_emporter.html", contexte)


def _pret(travail: Travail) -> dict[str, Any] | None:
    """How big an export is, and who may open it; None while there is none."""
    numero = travail.donnees["numero"]
    chemin = fichier_prepare(numero)
    if not chemin.is_file():
        return None
    protege = _("Il n’est pas protégé\u00a0: un double clic l’ouvre, qui l’a lit tout.")
    if a_une_phrase(numero):
        protege = _(
            "Il est protégé par votre phrase. Pour l’ouvrir, il faut le logiciel «\u00a0age\u00a0»"
            "\u00a0: son LISEZMOI dit comment, pas à pas. Essayez avant d’en avoir besoin."
        )
    elif travail.donnees["pour"]:
        protege = _("Il est protégé\u00a0: seule l’ouvre la personne qui a la clé de %(pour)s.") % {
            "pour": travail.donnees["pour"]
        }
    return {"octets": chemin.stat().st_size, "protege": protege}


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
