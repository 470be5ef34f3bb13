from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from collecte.matiere.pagination import page_par_cle
from petiterockette.affichage.impression.etiquettes import etiquettes_en_pdf
from petiterockette.droits import droit, exiger
from petiterockette.exports import format_demande, reponse
from petiterockette.lieux.models import Association
from petiterockette.mots.chercher import saisie

from .. import recherche, validite
from ..droits import ACCUEILLIR, EXPORTER, LIRE, REGLER, VENDRE
from ..etiquettes import CARTES, etiquette_de
from ..exports import adherents_a_emporter
from ..models import Carte
from ..recherche import Filtre

PAR_PAGE = 40
MOTS = {
    Filtre.VALABLES: _("À jour"),
    Filtre.RENOUVELER: _("À renouveler le mois prochain"),
    Filtre.EXPIREES: _("Expirées"),
    Filtre.SANS_NOM: _("Sans nom"),
    Filtre.TOUTES: _("Toutes"),
}


def _filtre(request: HttpRequest) -> Filtre:
    demande = request.GET.get("liste", "")
    return Filtre(demande) if demande in set(Filtre) else Filtre.VALABLES


def _cartes(cherche: str, filtre: Filtre) -> QuerySet[Carte]:
    if cherche:
        return recherche.chercher_des_cartes(cherche)
    return recherche.filtrer(filtre, timezone.localdate())


@droit(LIRE)
@never_cache
def adherents(request: HttpRequest) -> HttpResponse:
    """The members of the house, the newest cards first; as a spreadsheet for whoever may.

    Somebody who is looked for is found whatever their state.
    """
    cherche, jour = saisie(request.GET), timezone.localdate()
    filtre = Filtre.TOUTES if cherche else _filtre(request)
    cartes = _cartes(cherche, filtre)
    if format := format_demande(request.GET):
        exiger(request.user, EXPORTER)
        lues = cartes.order_by("-pk").iterator(chunk_size=500)
        return reponse(adherents_a_emporter(lues, str(MOTS[filtre]), jour), format)
    page = page_par_cle(request.GET, cartes, PAR_PAGE)
    contexte = {
        "cherche": cherche,
        "vend": request.user.has_perm(VENDRE),
        "filtre": filtre,
        "filtres": MOTS.items(),
        "lignes": [(c, validite.etat_au(c.fin, jour)) for c in page.lignes],
        "suite": page.suite,
        "retour": page.retour,
        "nombre": cartes.count(),
        "exporte": request.user.has_perm(EXPORTER),
        "regle": request.user.has_perm(REGLER),
        "accueille": request.user.has_perm(ACCUEILLIR),
    }
    return render(request, "boutique/adhesions/adherents.html", contexte)


@droit(LIRE)
@never_cache
def planche(request: HttpRequest) -> HttpResponse:
    """The cards of a page of the list, ten a sheet."""
    cartes = _cartes(saisie(request.GET), _filtre(request))
    maison = Association.objects.first()
    nom = maison.nom if maison else ""
    page = page_par_cle(request.GET, cartes, PAR_PAGE)
    return etiquettes_en_pdf([etiquette_de(c, nom) for c in page.lignes], CARTES, "cartes")
