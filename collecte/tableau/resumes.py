"""What the matter says of a month in the summary by e-mail, and its paper.

The figures are those of the month's page: they come from the same function.
"""

import logging
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from collecte.bilans import sans_masse
from collecte.bilans.bilan import Bilan
from collecte.listes.models import Categorie
from collecte.matiere.periode import Genre, Periode
from collecte.mois.methodes import methode_en_mots
from collecte.mois.models import Mois
from petiterockette.abonnements.registre import (
    ChiffreDuMois,
    Piece,
    SectionDuMois,
    Sites,
    SourceDeSections,
    inscrire,
)
from petiterockette.affichage.impression.pdf import PdfImpossible, rendre_pdf
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.mots.mesures import MOINS, TIRET, kilos, nombre
from petiterockette.mots.taux import points, pourcent

from .cadre.adresses import Adresses
from .contexte import contexte_du_tableau
from .figures import Comparaison, LigneCategorie, Tableau, tableau_de
from .filtre import Filtre

log = logging.getLogger(__name__)

# What a mail names of the categories.
NOMMEES = 3


def lire(mois: date, sites: Sites) -> SectionDuMois:
    """The month's rate with its base, its kilograms to the gram, two comparisons."""
    t = _tableau(mois, sites)
    b = t.bilan
    phrases = [
        _compare(t, t.precedente),
        _compare(t, t.an_dernier),
        _plus_lourdes(t.par_categorie),
        sans_masse.en_mots(t.sans_masse),
        *(c.phrase for c in t.revisions.dites),
        _methode(t),
        _etat(t),
    ]
    return SectionDuMois(
        titre=_("La matière"),
        accroche=accroche(b),
        chiffres=chiffres(b),
        phrases=[p[0].upper() + p[1:] for p in phrases if p],
        page=Adresses(t.filtre).page(),
    )


def accroche(b: Bilan) -> str:
    """« 91,1 % revalorisés : réemploi et recyclage, sur les 30 412,3 kg sortis »."""
    if b.vide:
        return _("ni dépôt ni sortie ce mois-ci")
    if b.taux is None:
        return _minuscule(str(b.sans_taux))
    return _("%(taux)s revalorisés : réemploi et recyclage, sur les %(base)s sortis") % {
        "taux": pourcent(b.taux),
        "base": kilos(b.sorties_g),
    }


def chiffres(b: Bilan) -> list[ChiffreDuMois]:
    """The figures of the month's page, in its order."""
    masses = (
        (_("Collecté"), b.collecte_g),
        (_("Sorti"), b.sorties_g),
        (_("Réemploi"), b.reemploi_g),
        (_("Recyclage"), b.recyclage_g),
        (_("Déchetterie"), b.non_revalorise_g),
        (_("Variation du stock"), b.variation_connue_g),
        (_("Écart"), b.ecart_g),
    )
    return [
        ChiffreDuMois(_("Taux de revalorisation"), b.taux, pourcent(b.taux)),
        ChiffreDuMois(
            _("Sur la collecte"), b.taux_sur_collecte, _sur_la_collecte(b.taux_sur_collecte)
        ),
        *(ChiffreDuMois(nom, g, TIRET if g is None else kilos(g)) for nom, g in masses),
    ]


def _sur_la_collecte(rapport: Decimal | None) -> str:
    """« 109,4 % (déstockage) »: more went out than came in."""
    if rapport is None or rapport <= 100:
        return pourcent(rapport)
    return _("%(rapport)s (déstockage)") % {"rapport": pourcent(rapport)}


def _minuscule(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


def _compare(t: Tableau, avec: Comparaison) -> str:
    """« +2,1 points sur septembre (89,0 %) »."""
    libelle = avec.periode.nom_a_cote(t.filtre.periode)
    if t.bilan.taux is None:
        return ""
    if avec.bilan.taux is None:
        return _("%(libelle)s : pas de taux") % {"libelle": libelle}
    if not avec.a_un_taux:
        mots = {"libelle": libelle, "raison": avec.pas_comparable["sorties_g"]}
        return _("%(libelle)s : pas comparable (%(raison)s)") % mots
    gagnes = points(t.bilan.taux, avec.bilan.taux)
    signe = MOINS if gagnes < 0 else "+" if gagnes > 0 else ""
    mots = {
        "points": signe + nombre(abs(gagnes), 1),
        "libelle": libelle,
        "avant": pourcent(avec.bilan.taux),
    }
    # French counts from two: « 1,9 point ».
    if abs(gagnes) < 2:
        return _("%(points)s point sur %(libelle)s (%(avant)s)") % mots
    return _("%(points)s points sur %(libelle)s (%(avant)s)") % mots


def _plus_lourdes(lignes: Sequence[LigneCategorie]) -> str:
    """The categories that went out most: what explains the month first."""
    lourdes = [li for li in lignes if li.bilan.sorties_g > 0][:NOMMEES]
    if not lourdes:
        return ""
    noms = ", ".join(f"{li.categorie} ({kilos(li.bilan.sorties_g)})" for li in lourdes)
    return _("surtout sortis : %(noms)s") % {"noms": noms}


def _methode(t: Tableau) -> str:
    """How sold kilograms are known, as the page says it."""
    periode = t.filtre.periode
    bougent = {m.lieu_id for m in t.mois}
    return methode_en_mots(periode.debut, periode.fin, t.filtre.lieux_lus.lus, bougent)


def _etat(t: Tableau) -> str:
    if t.close:
        return _("ce mois est clos : ses chiffres ne changeront plus")
    return _("ce mois est encore ouvert : ses chiffres peuvent changer")


def _tableau(mois: date, sites: Sites) -> Tableau:
    """The month's dashboard at these sites, as its page reads it."""
    return tableau_de(_filtre(mois, sites))


def _filtre(mois: date, sites: Sites) -> Filtre:
    lieux_lus = LieuxLus(
        lieu=sites.lieux[0] if sites.ids is not None and len(sites.lieux) == 1 else None,
        lieux=sites.lieux,
        ids=sites.ids,
    )
    demande = {"lieu": lieux_lus.lieu.code} if lieux_lus.lieu else {}
    toutes = tuple(Categorie.objects.all())
    periode = Periode.du(Genre.MOIS, mois)
    return Filtre(periode, lieux_lus, toutes, vs="avant", demande=demande)


def clos(mois: date, sites: Sites) -> bool:
    """Whether the month is closed at all these sites that moved something in it."""
    rangees = Mois.objects.filter(mois=mois)
    if sites.ids is not None:
        rangees = rangees.filter(lieu__in=sites.ids)
    etats = list(rangees.values_list("clos_le", flat=True))
    return bool(etats) and all(etats)


def papier(mois: date, sites: Sites) -> Piece | None:
    """The dashboard of the month on paper; None where this machine cannot draw one."""
    contexte = contexte_du_tableau(_filtre(mois, sites))
    try:
        octets = rendre_pdf("collecte/tableau/papier.html", contexte)
    except PdfImpossible as manque:
        log.error("PDF impossible : %s", manque)
        return None
    return Piece(f"mois-{mois:%Y-%m}.pdf", octets)


inscrire(
    SourceDeSections(
        code="matiere",
        droit="collecte.lire_les_mois",
        lire=lire,
        clos=clos,
        papier=papier,
    )
)
