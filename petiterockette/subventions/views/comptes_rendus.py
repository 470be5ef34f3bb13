from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.dossiers.contenu import textes_des_valeurs, valeurs_de
from petiterockette.droits import droit
from petiterockette.lieux.models import Association
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..attendus import HEURES, attendus_rendus, chiffres_attendus, heures_de_benevolat
from ..attestation import FAIT_LE, attestation, faits
from ..compte_rendu import composer, rendu_de
from ..forms.comptes_rendus import LignesForm, MotsForm
from ..manques import ce_qui_manque
from ..models import CompteRendu, Subvention
from ..services import comptes_rendus as services
from ..services.subventions import DROIT as TENIR

LIRE = "subventions.lire"


def _lue(numero: int) -> Subvention:
    lues = Subvention.objects.avec_ses_versements().select_related("compte_rendu", "dossier")
    return get_object_or_404(lues, pk=numero)


def _contexte(s: Subvention) -> dict[str, Any]:
    """All that the account says, on its page and on its paper; its figures are those that its
    dossier froze, once it did."""
    fige = bool(s.dossier and not s.dossier.est_un_brouillon)
    figement = s.dossier.dernier_figement if s.dossier and fige else None
    valeurs = (
        valeurs_de(textes_des_valeurs(figement.contenu))
        if figement
        else chiffres_attendus(s, timezone.localdate(), HEURES)
    )
    compose, nous = composer(s), Association.objects.first() or Association()
    attendus = attendus_rendus(s, valeurs)
    return {
        "subvention": s,
        "fige": fige,
        "figement": figement,
        "compose": compose,
        "cotes": [compose.charges, compose.produits],
        "attendus": attendus,
        "heures": heures_de_benevolat(valeurs),
        "manques": ce_qui_manque(s, compose, attendus),
        "faits": faits(s, nous),
        "attestation": attestation(s, nous),
        "fait_le": FAIT_LE,
    }


@droit(LIRE)
@never_cache
def compte_rendu(request: HttpRequest, numero: int) -> HttpResponse:
    """The « compte rendu financier » of a grant: known, typed, and what it lacks."""
    s = _lue(numero)
    contexte = _contexte(s)
    contexte["tient"] = request.user.has_perm(TENIR) and not contexte["fige"]
    return render(request, "subventions/compte_rendu.html", contexte)


@droit(LIRE)
@never_cache
def papier(request: HttpRequest, numero: int) -> HttpResponse:
    """The same as a PDF."""
    s = _lue(numero)
    nom = slugify(_("compte rendu financier %(titre)s") % {"titre": s.dispositif})[:60]
    return reponse_pdf("subventions/papier.html", _contexte(s), nom)


@droit(TENIR)
@never_cache
def lignes(request: HttpRequest, numero: int) -> HttpResponse:
    """Type the table of the account."""
    s = _lue(numero)
    form = LignesForm(donnees_postees(request), rendu=rendu_de(s))
    if form.is_valid():
        try:
            services.ecrire_les_lignes(subvention=s, compte=request.user, lignes=form.lignes())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Le tableau est enregistré."))
            return redirect("subventions:compte_rendu", numero)
    return render(request, "subventions/lignes.html", {"form": form, "subvention": s})


@droit(TENIR)
@never_cache
def textes(request: HttpRequest, numero: int) -> HttpResponse:
    """Write the words of the account, and say who signs it."""
    s = _lue(numero)
    dernier = CompteRendu.objects.exclude(representant="").last()
    form = MotsForm(donnees_postees(request), rendu=rendu_de(s), dernier=dernier)
    if form.is_valid():
        try:
            services.ecrire_les_mots(subvention=s, compte=request.user, mots=form.cleaned_data)
        except (Refus, ValidationError) as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Les textes sont enregistrés."))
            return redirect("subventions:compte_rendu", numero)
    return render(request, "subventions/textes.html", {"form": form, "subvention": s})
