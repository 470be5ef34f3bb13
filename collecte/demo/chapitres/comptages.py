"""What stood on the shelves on the first day, a count each January, and months closed in time.

Kilograms of an opening or of a count are in no rate: the figures of the story stay what the
recipe says.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from collecte.bilans.theorie import stocks_a
from collecte.clotures.empechements import empechements
from collecte.clotures.services.clotures import (
    fait_de_cloture,
    figures_du_mois_clos,
    sceller_le_mois,
)
from collecte.clotures.services.soldes import a_deduire
from collecte.comptages.models import Comptage, Inventaire
from collecte.comptages.services.inventaires import ecrire_les_comptes
from collecte.comptages.services.rapprochements import Rapproche
from collecte.listes.models import Matiere
from collecte.livre.entete import Entete
from collecte.livre.services.mouvements import sans_matiere
from collecte.livre.services.preuves import entree_de_bon
from collecte.matiere.etapes import Etape
from collecte.mois.models import Mois
from collecte.mois.services.mois import est_clos
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.empreintes import empreinte_de
from petiterockette.journal.services import entree_de
from petiterockette.lieux.models import Lieu

from ..ecriture.annuaire import Annuaire, uuid_de
from ..recit.calendrier import jours, premier_jour_de_bureau
from ..recit.recette import PARIS, arrondir

# Category → kilograms on the shelves on the first day.
OUVERTURES = {
    "CHV": {
        "mobilier": 1_840, "textiles": 1_260, "livres": 1_130, "vaisselle": 690,
        "jouets": 380, "bibelots": 310, "supports-media": 145,
    },
    "MTG": {
        "textiles": 880, "livres": 720, "vaisselle": 410, "mobilier": 390,
        "jouets": 240, "bibelots": 190, "supports-media": 90,
    },
}  # fmt: skip
# Of each of those, per thousand of what the books say: what January's count finds.
TROUVE = (978, 991, 1_004, 969, 985, 962, 997)
INVENTAIRE = (1, 3)
MOTIF = "comptage de janvier, tri et casse non notés"


class LesOuvertures(Chapitre):
    """What was there before the first day; told before it, as the first sale may take it."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        if not du <= histoire.debut <= au:
            return
        annuaire = Annuaire(histoire.graine)
        quand = datetime.combine(histoire.debut, time(7, 40), PARIS)
        rien = sans_matiere()
        for code, kilos in OUVERTURES.items():
            comptes = [
                Rapproche(
                    annuaire.categories[c], str(Etape.RAYON), Matiere(pk=rien), kg * 1_000, 0, quand
                )
                for c, kg in kilos.items()
            ]
            _compter(annuaire, annuaire.lieux[code], quand, comptes, ouverture=True)


class LesComptages(Chapitre):
    """A count each January, and each month closed on the first day at the office of the next."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        annuaire = Annuaire(histoire.graine)
        for jour in jours(du, au):
            if (jour.month, jour.day) == INVENTAIRE and jour > histoire.debut:
                _compter_les_rayons(annuaire, jour)
            if jour == premier_jour_de_bureau(jour):
                for lieu in annuaire.lieux.values():
                    _clore(annuaire, lieu, jour)


def _compter_les_rayons(annuaire: Annuaire, jour: date) -> None:
    quand = datetime.combine(jour, time(8, 10), PARIS)
    rien = sans_matiere()
    for code, kilos in OUVERTURES.items():
        lieu = annuaire.lieux[code]
        ids = {c: annuaire.categories[c].pk for c in kilos}
        theorie = stocks_a(lieu.pk, quand, rien, ids.values())
        comptes = []
        for (c, pk), pour_mille in zip(ids.items(), TROUVE, strict=True):
            livres_g = theorie.get((pk, str(Etape.RAYON), rien), 0)
            if livres_g > 0:
                compte_g = arrondir(livres_g * pour_mille / 1_000)
                comptes.append(
                    Rapproche(
                        annuaire.categories[c],
                        str(Etape.RAYON),
                        Matiere(pk=rien),
                        compte_g,
                        livres_g,
                        quand,
                    )
                )
        if comptes:
            _compter(annuaire, lieu, quand, comptes, motif=MOTIF)


def _compter(
    annuaire: Annuaire,
    lieu: Lieu,
    quand: datetime,
    comptes: Sequence[Rapproche],
    ouverture: bool = False,
    motif: str = "",
) -> None:
    """A count as the service writes it, on its own day."""
    cle = f"inventaire/{lieu.pk}/{quand.date()}"
    compte = annuaire.comptes["direction"]
    inventaire = Inventaire.objects.create(
        lieu=lieu, ouverture=ouverture, commence_le=quand, compte=compte
    )
    Comptage.objects.bulk_create(
        Comptage(
            inventaire=inventaire,
            uuid=uuid_de(annuaire.graine, f"{cle}/{c.categorie.code}"),
            categorie=c.categorie,
            etape=c.etape,
            matiere=c.matiere,
            masse_g=c.compte_g,
            compte_le=c.compte_le,
        )
        for c in comptes
    )
    # The month's row is there before its first movement.
    est_clos(lieu.pk, quand.date())
    bon, fait = ecrire_les_comptes(
        inventaire=inventaire,
        entete=Entete(
            uuid=uuid_de(annuaire.graine, cle),
            empreinte=empreinte_de({"demo": cle}),
            lieu=lieu,
            point=None,
            compte=compte,
            par=None,
        ),
        comptes=comptes,
        jour=quand.date(),
        revise=None,
        maintenant=quand,
        motif=motif,
    )
    entree_de_bon(bon, quand, **fait).save(force_insert=True)


def _clore(annuaire: Annuaire, lieu: Lieu, jour: date) -> None:
    """Close what can be of a site, the oldest first; a till that still sells keeps it open."""
    quand = datetime.combine(jour, time(17, 30), PARIS)
    compte = annuaire.comptes["direction"]
    ouverts = Mois.objects.filter(lieu=lieu, clos_le=None, mois__lt=jour.replace(day=1))
    for rangee in ouverts.order_by("mois"):
        if empechements(lieu, rangee.mois) or a_deduire(lieu, rangee.mois):
            return
        figures = figures_du_mois_clos(lieu, rangee.mois)
        cloture = sceller_le_mois(rangee, lieu, figures, compte, quand)
        fait = fait_de_cloture(cloture, lieu, rangee.mois, compte)
        entree_de(**fait, le=quand).save(force_insert=True)
