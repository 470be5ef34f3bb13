from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.telechargements import a_emporter, fichier_csv
from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.droits import droit
from petiterockette.exports import Format, format_demande
from petiterockette.lieux.models import Association
from petiterockette.mots.chercher import saisie
from petiterockette.saisie.fouille import fouille
from petiterockette.temps.dates import date_format, fin_du_mois, mois_avant

from ..exports.registre import registre_a_emporter
from ..exports.registre_entrants import entrants_a_emporter
from ..papiers import pages_permises
from ..registre import matieres_sorties
from ..registre_colonnes import ENTETES, lignes
from ..registre_entrants import dechets_entrants, reutilise
from ..registre_manques import LIEUX, ARemplir, a_remplir
from ..registre_sorties import MatiereSortie

DROIT = "collecte.lire_le_registre"
# What is missing is shown so far; the rest, where it is asked for.
MANQUES = 8


@dataclass(frozen=True)
class PeriodeDuRegistre:
    """A month or a year of the register, as its address says it: « 2026-11 », « 2026 »."""

    texte: str
    debut: date
    fin: date

    @property
    def est_un_mois(self) -> bool:
        return "-" in self.texte

    @property
    def titre(self) -> str:
        return date_format(self.debut, "F Y").capitalize() if self.est_un_mois else self.texte

    @property
    def precedente(self) -> str:
        if self.est_un_mois:
            return f"{mois_avant(self.debut, 1):%Y-%m}"
        return str(self.debut.year - 1)

    @property
    def suivante(self) -> str:
        """The next one, or nothing while it has not begun."""
        suite = mois_avant(self.debut, -1 if self.est_un_mois else -12)
        if suite > timezone.localdate():
            return ""
        return f"{suite:%Y-%m}" if self.est_un_mois else str(suite.year)


@droit(DROIT)
def registre_courant(request: HttpRequest) -> HttpResponse:
    return _au_mois_courant(request, "collecte:registre")


@droit(DROIT)
@never_cache
def registre(request: HttpRequest, periode: str) -> HttpResponse:
    """The waste that left in a month, row by row; or a year, month by month."""
    la_periode, lieux_lus = _lire(request, periode)
    lus = matieres_sorties(la_periode.debut, la_periode.fin, lieux_lus.ids)
    # Bare, as the national register takes it: no filter, no definition.
    if format_demande(request.GET) is Format.CSV:
        return registre_csv(request, periode)
    fichier = a_emporter(
        request.GET,
        lambda: registre_a_emporter(lus, lieux_lus, la_periode.texte, la_periode.titre),
    )
    if fichier:
        return fichier
    rangees = list(lus)
    manques = _manques(request, rangees)
    montrables = manques if "tout" in request.GET else manques[:MANQUES]
    cherche = saisie(request.GET) if la_periode.est_un_mois else ""
    montres = [e for e in rangees if _est_cherche(e, cherche)] if cherche else rangees
    contexte = {
        "periode": la_periode,
        "lieux_lus": lieux_lus,
        "perms_sorties": pages_permises(request.user),
        "envois": montres if la_periode.est_un_mois else [],
        "cherche": cherche,
        "n": len(montres),
        "total_g": sum(e.quantite_g for e in montres),
        "completes": sum(not e.manques for e in montres),
        "mois": [] if la_periode.est_un_mois else _par_mois(rangees),
        "manques": montrables,
        "autres_manques": len(manques) - len(montrables),
        "ici": request.get_full_path(),
        "filtre": f"?lieu={lieux_lus.lieu.code}" if lieux_lus.lieu else "",
    }
    return render(request, "collecte/bureau/registre/registre.html", contexte)


def _est_cherche(envoi: MatiereSortie, mots: str) -> bool:
    """Whether a row of the register shows these words, or is of the day that they say."""
    remise, reception = envoi.remise, envoi.reception
    papiers = (remise.vehicule, remise.bordereau) if remise else ()
    recu = (reception.ticket,) if reception else ()
    dit = (envoi.sortie.pk, envoi.denomination, envoi.code_dechet, envoi.sortie.lieu)
    tiers = (envoi.destinataire or envoi.bac or "", envoi.transporteur or "")
    return fouille(mots, *dit, *tiers, *papiers, *recu, jour=envoi.sortie.jour)


@droit(DROIT)
def registre_entrants_courant(request: HttpRequest) -> HttpResponse:
    return _au_mois_courant(request, "collecte:registre_entrants")


@droit(DROIT)
@never_cache
def registre_entrants(request: HttpRequest, periode: str) -> HttpResponse:
    """The waste that came in in a month or a year, and what of it was put to use again."""
    la_periode, lieux_lus = _lire(request, periode)
    bornes = (la_periode.debut, la_periode.fin, lieux_lus.ids)
    reutilise_g, reemploye_g = reutilise(*bornes)
    fichier = a_emporter(
        request.GET,
        lambda: entrants_a_emporter(
            dechets_entrants(*bornes), reutilise_g, lieux_lus, la_periode.texte, la_periode.titre
        ),
    )
    if fichier:
        return fichier
    rangees = list(dechets_entrants(*bornes))
    contexte = {
        "periode": la_periode,
        "lieux_lus": lieux_lus,
        "perms_sorties": pages_permises(request.user),
        "entrees": rangees,
        "total_g": sum(e.masse_g for e in rangees),
        "reutilise_g": reutilise_g,
        "reemploye_g": reemploye_g,
        "filtre": f"?lieu={lieux_lus.lieu.code}" if lieux_lus.lieu else "",
    }
    return render(request, "collecte/bureau/registre/entrants.html", contexte)


@droit(DROIT)
@never_cache
def registre_csv(request: HttpRequest, periode: str) -> StreamingHttpResponse:
    """The rows of the register for a spreadsheet, sent as they are read."""
    la_periode, lieux_lus = _lire(request, periode)
    rangees = matieres_sorties(la_periode.debut, la_periode.fin, lieux_lus.ids)
    return fichier_csv(
        f"registre-dechets-{la_periode.texte}{lieux_lus.suffixe}",
        ENTETES,
        lignes(rangees, Association.objects.first()),
    )


def _au_mois_courant(request: HttpRequest, registre: str) -> HttpResponse:
    """One of the registers at this month, filtered as it was asked."""
    page = reverse(registre, args=[timezone.localdate().strftime("%Y-%m")])
    return redirect(f"{page}?{request.GET.urlencode()}" if request.GET else page)


def _lire(request: HttpRequest, texte: str) -> tuple[PeriodeDuRegistre, LieuxLus]:
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    annee, _tiret, mois = texte.partition("-")
    chiffres = (annee + mois).isascii() and annee.isdigit() and (mois.isdigit() or not _tiret)
    if not chiffres or len(annee) != 4 or (_tiret and len(mois) != 2):
        raise Http404
    try:
        debut = date(int(annee), int(mois or 1), 1)
    except ValueError:
        raise Http404 from None
    if not 2000 <= debut.year <= 2200:
        raise Http404
    fin = fin_du_mois(debut) if mois else date(debut.year, 12, 31)
    return PeriodeDuRegistre(texte, debut, fin), lieux_lus


def _manques(request: HttpRequest, rangees) -> list[ARemplir]:
    """What is missing of the rows, and of the association that sends them all."""
    manques = a_remplir(rangees, request.user)
    nous = Association.objects.first()
    if rangees and not (nous and nous.siret):
        permis = request.user.has_perm(LIEUX)
        texte = _("SIRET de l’association")
        manques.insert(0, ARemplir(texte, ("lieux:association",), len(rangees), permis, LIEUX))
    return manques


def _par_mois(rangees) -> list[dict]:
    mois: dict[date, list] = defaultdict(list)
    for envoi in rangees:
        mois[envoi.sortie.jour.replace(day=1)].append(envoi)
    return [
        {
            "debut": debut,
            "n": len(siens),
            "total_g": sum(e.quantite_g for e in siens),
            "incompletes": sum(bool(e.manques) for e in siens),
        }
        for debut, siens in sorted(mois.items())
    ]
