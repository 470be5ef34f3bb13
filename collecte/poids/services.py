"""Weigh so many objects without a sale; estimate an open month again with what is known now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon, Ligne, Mouvement
from collecte.livre.refus import MasseDemandee, VracSeTrie
from collecte.livre.services.bons import ouvrir_bon, une_fois
from collecte.livre.services.gestes import consigner_geste, lignes_de_pas
from collecte.livre.services.mouvements import ecrire, referentiel
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import Etape, Mesure, Nature
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.matiere.refus import PageDejaServie
from collecte.mois.refus import MoisClos
from collecte.mois.services.mois import prendre_le_mois
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_de
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.mots.mesures import kilos
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from .models import Etalonnage
from .poids_moyens import masse_estimee, poids_moyens
from .refus import RecalageChange, RienARecaler


def etalonner(
    *, categorie: Categorie, lieu: Lieu, uuid: UUID, quantite: int, masse_g: int, compte: Compte
) -> tuple[Etalonnage, bool]:
    """Note what ``quantite`` objects of a category weigh together; no kilogram moves.

    Returns the weighing and whether it is new. Raises ``MasseDemandee``, ``VracSeTrie``,
    ``PageDejaServie`` (that page noted something else) or ``DroitManquant``.
    """
    exiger(compte, "collecte.vendre_hors_caisse", lieu)
    if quantite < 1 or masse_g <= 0:
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
    if categorie.vrac:
        raise VracSeTrie(categorie=categorie.nom)

    def noter() -> Etalonnage:
        etalon = Etalonnage.objects.create(
            categorie=categorie,
            uuid=uuid,
            lieu=lieu,
            jour=timezone.localdate(),
            quantite=quantite,
            masse_g=masse_g,
            compte=compte,
        )
        consigner(
            "collecte.etalonnage.note",
            _("%(n)d × %(categorie)s pesés ensemble : %(masse)s")
            % {"n": quantite, "categorie": categorie.nom, "masse": kilos(masse_g)},
            {
                "etalonnage": etalon.pk,
                "categorie": categorie.pk,
                "quantite": quantite,
                "masse_g": masse_g,
            },
            lieu=lieu.pk,
            compte=compte.pk,
            par=compte.personne_id,
        )
        return etalon

    etalon, nouveau = faire_ou_relire(noter, Etalonnage.objects.filter(uuid=uuid).first)
    dit = (etalon.categorie_id, etalon.lieu_id, etalon.quantite, etalon.masse_g)
    if not nouveau and dit != (categorie.pk, lieu.pk, quantite, masse_g):
        raise PageDejaServie()
    return etalon, nouveau


@dataclass(frozen=True)
class Recalage:
    """A category's estimated sales of a month: objects, grams written, grams they make now.

    ``moyenne``: (milligrams an object, where from) as known now, or None.
    """

    categorie: Categorie
    quantite: int
    ecrit_g: int
    vise_g: int
    moyenne: tuple[int, str] | None

    @property
    def reste_g(self) -> int:
        """What is to be written: signed grams."""
        return self.vise_g - self.ecrit_g


def a_recaler(lieu: Lieu, mois: date) -> list[Recalage]:
    """What the averages known now would change of a month's estimated sales.

    Sales keep the average they froze; only the sum is mended, by what earlier
    « recalages » of that month have not mended already.
    """
    estimees, corriges = _estimees(lieu, mois), _corriges(lieu, mois)
    concernees = Categorie.objects.select_related("parent").filter(
        pk__in=estimees.keys() | corriges.keys()
    )
    moyennes = poids_moyens(concernees, min(mois_suivant(mois) - JOUR, timezone.localdate()))
    restes = []
    for categorie in concernees:
        n, g = estimees.get(categorie.pk, (0, 0))
        moyenne = moyennes.get(categorie.pk)
        # A month whose estimated sales were all cancelled has nothing left to mend.
        vise_g = masse_estimee(n, moyenne[0]) if n and moyenne else g
        restes.append(Recalage(categorie, n, g + corriges[categorie.pk], vise_g, moyenne))
    return [r for r in restes if r.reste_g]


def _estimees(lieu: Lieu, mois: date) -> dict[int, tuple[int, int]]:
    """Category → (objects, grams) of the month's sales that nobody weighed."""
    lignes = Ligne.objects.filter(
        bon__lieu=lieu,
        bon__jour__gte=mois,
        bon__jour__lt=mois_suivant(mois),
        bon__annulation=None,
        vers=Etape.VENDU,
        moyenne_mg__isnull=False,
    )
    sommes = lignes.order_by().values_list("categorie")
    return {c: (n, g) for c, n, g in sommes.annotate(n=Sum("quantite"), g=Sum("masse_g"))}


def _corriges(lieu: Lieu, mois: date) -> dict[int, int]:
    """Category → signed grams that earlier « recalages » of the month wrote."""
    recalages = Mouvement.objects.filter(
        lieu=lieu, mois=mois, nature=Nature.RECALAGE, bon__annulation=None
    )
    corriges: dict[int, int] = defaultdict(int)
    sommes = recalages.order_by().values_list("categorie", "vers")
    for c, vers, g in sommes.annotate(Sum("masse_g")):
        corriges[c] += g if vers == Etape.VENDU else -g
    return corriges


def empreinte_du_recalage(restes: Sequence[Recalage]) -> str:
    """The digest of what was read before writing it."""
    return empreinte_de([(r.categorie.pk, r.ecrit_g, r.vise_g) for r in restes])


def recaler(*, lieu: Lieu, mois: date, entete: Entete, vu: str = "") -> tuple[Bon, bool]:
    """Estimate an open month's unweighed sales again, by counter-movements.

    ``mois``: its first day. ``vu``: the digest of what was read; if it has changed since,
    ``RecalageChange``. Raises ``MoisClos``, ``RienARecaler`` or ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger(entete.compte, "collecte.clore_les_mois", lieu)
        fin = min(mois_suivant(mois) - JOUR, timezone.localdate())
        # The month for oneself: two « recalages » at once would mend the same sum twice.
        if prendre_le_mois(lieu, mois).est_clos:
            raise MoisClos(du_mois=du(date_format(mois, "F Y")))
        restes = a_recaler(lieu, mois)
        if not restes:
            raise RienARecaler()
        if vu and vu != empreinte_du_recalage(restes):
            raise RecalageChange()
        ref = referentiel()
        bon = ouvrir_bon(entete=entete, nature=Nature.RECALAGE, jour=fin, maintenant=timezone.now())
        pas = [
            Pas(
                r.categorie.pk,
                ref.sans_matiere,
                str(Etape.RAYON if r.reste_g > 0 else Etape.VENDU),
                str(Etape.VENDU if r.reste_g > 0 else Etape.RAYON),
                abs(r.reste_g),
                Mesure.ESTIMEE,
            )
            for r in restes
        ]
        lignes = lignes_de_pas(bon, pas, ref)
        ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere)
        consigner_geste(bon, "collecte.recalage.ecrit", lignes, None, mois=mois.isoformat())
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)
