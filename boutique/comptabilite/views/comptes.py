from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from boutique.caisses.models import Caisse
from boutique.caisses.services.exports import noter_l_export
from boutique.clotures.exercices import exercices_commences, siren_des_fichiers
from boutique.clotures.models import Cloture
from boutique.regles.droits import EMPORTER, LIRE
from boutique.regles.services.postes_comptables import DROIT as REGLER
from boutique.ventes.etat_des_bons import etat_des_bons
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger_partout
from petiterockette.exports import Format, format_demande, reponse
from petiterockette.lieux.exercice import premier_mois_d_exercice
from petiterockette.temps.dates import fin_du_mois, mois_avant, mois_lu
from petiterockette.temps.exercices import exercice_finissant
from petiterockette.temps.raccourcis import mois_a_choisir

from ..ecritures import ecritures
from ..ecritures_des_caisses import au_dela_des_clotures, balance
from ..exports import ecritures_a_emporter, journal_des_ventes, periode_en_mots
from ..fec import nom_du_fec, octets_du_fec
from ..models import ExerciceFige
from ..pas_en_banque import pas_en_banque


@droit(LIRE)
@never_cache
def comptes(request: HttpRequest) -> HttpResponse:
    """A month, or an exercise, in accounts: balance, entries, tickets, vouchers owed."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    caisses = list(Caisse.objects.des_lieux(lieux_lus.ids))
    debut, fin = _periode(request)
    quoi, demande = request.GET.get("quoi", ""), format_demande(request.GET)
    if demande and quoi in ("ventes", "ecritures"):
        document = (
            journal_des_ventes(debut, fin, caisses)
            if quoi == "ventes"
            else ecritures_a_emporter(debut, fin, ecritures(debut, fin, lieux_lus.ids))
        )
        noter_l_export(document.nom, demande, compte=request.user)
        return reponse(document, demande)
    clos = Cloture.objects.filter(
        caisse__in=caisses, niveau=Cloture.Niveau.JOUR, debut__gte=debut, fin__lte=fin
    )
    toutes = ecritures(debut, fin, lieux_lus.ids)
    soldes = balance(toutes)
    clos_dits = clos.aggregate(cts=Sum("total_cts", default=0), jours=Count("debut", distinct=True))
    contexte: dict[str, Any] = {
        "lieux_lus": lieux_lus,
        "debut": debut,
        "fin": fin,
        "periode": periode_en_mots(debut, fin),
        "raccourcis": mois_a_choisir(request.GET, timezone.localdate(), debut),
        "soldes": soldes,
        "pas_en_banque": pas_en_banque(soldes),
        "debit_cts": sum(s.debit_cts for s in soldes),
        "credit_cts": sum(s.credit_cts for s in soldes),
        "ecritures": len(toutes),
        "clos_cts": clos_dits["cts"],
        "autres": au_dela_des_clotures(toutes, clos_dits["cts"]),
        "jours": clos_dits["jours"],
        "bons": etat_des_bons(debut, fin),
        "formats": list(Format),
        "exercices": _exercices(caisses) if request.user.portee(EMPORTER).partout else [],
        "regle": request.user.has_perm(REGLER),
        "tient": request.user.has_perm("boutique.tenir_les_especes"),
    }
    return render(request, "boutique/comptabilite/comptes.html", contexte)


@droit(EMPORTER)
@never_cache
def fec(request: HttpRequest, annee: int) -> HttpResponse:
    """The exercise that ends that year, as the tax office reads it: the whole house.

    Until it is frozen, its name and its lines say that it is provisional.
    """
    exiger_partout(request.user, EMPORTER)
    if not 2000 <= annee <= 2200:
        raise Http404
    fige = ExerciceFige.objects.filter(fin__year=annee).order_by("fin").last()
    debut, fin = (
        (fige.debut, fige.fin) if fige else exercice_finissant(annee, premier_mois_d_exercice())
    )
    clos_le = fige.clos_le if fige else None
    flux = StreamingHttpResponse(
        octets_du_fec(ecritures(debut, fin), clos_le),
        content_type="text/plain; charset=iso-8859-15",
    )
    nom = nom_du_fec(siren_des_fichiers(), fin, clos_le)
    noter_l_export(nom.removesuffix(".txt"), "txt", compte=request.user)
    flux["Content-Disposition"] = f'attachment; filename="{nom}"'
    return flux


def _exercices(caisses: Any) -> list[tuple[int, ExerciceFige | None]]:
    """The years in which exercises end, the last one first, and what froze them."""
    figes = {e.fin.year: e for e in ExerciceFige.objects.order_by("fin")}
    annees = {*exercices_commences(caisses, premier_mois_d_exercice()), *figes}
    return [(annee, figes.get(annee)) for annee in sorted(annees, reverse=True)]


def _periode(request: HttpRequest) -> tuple[date, date]:
    """The month that the address asks for, else the last one that is over."""
    texte = request.GET.get("mois", "")
    mois = mois_lu(texte) or mois_avant(timezone.localdate().replace(day=1), 1)
    return mois, fin_du_mois(mois)
