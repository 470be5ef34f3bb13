"""Weigh so many objects without a sale; estimate an open month again with what is known now."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.mesures import kilos

from ..bilans import JOUR, mois_suivant
from ..ecritures import Pas
from ..etapes import Etape, Mesure, Nature
from ..models import Bon, Categorie, Etalonnage, Ligne, Mouvement
from ..poids_moyens import masse_estimee, poids_moyens
from ..refus import MasseDemandee, MoisClos, RienDeCompte
from .bons import Entete, ouvrir_bon, une_fois
from .gestes import consigner_geste
from .mois import est_clos
from .mouvements import ecrire, referentiel
from .tri import lignes_de_pas


def etalonner(
    *, categorie: Categorie, lieu: Lieu, uuid: UUID, quantite: int, masse_g: int, compte: Compte
) -> tuple[Etalonnage, bool]:
    """Note what ``quantite`` objects of a category weigh together; no kilogram moves.

    Raises ``MasseDemandee`` or ``DroitManquant``.
    """
    exiger(compte, "collecte.vendre_hors_caisse", lieu)
    if quantite < 1 or masse_g <= 0:
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
    try:
        with transaction.atomic():
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
                _("%(n)d × %(categorie)s pesés ensemble : %(masse)s")
                % {"n": quantite, "categorie": categorie.nom, "masse": kilos(masse_g)},
                {"categorie": categorie.pk, "quantite": quantite, "masse_g": masse_g},
                lieu=lieu.pk,
                compte=compte.pk,
                par=compte.personne_id,
            )
    except IntegrityError:
        deja = Etalonnage.objects.filter(uuid=uuid).first()
        if deja is None:
            raise
        return deja, False
    return etalon, True


def a_recaler(lieu: Lieu, mois: date) -> list[tuple[Categorie, int]]:
    """What the averages known now would change of a month's estimated sales: signed grams.

    Sales keep the average they froze; only the sum is mended, by what earlier
    « recalages » of that month have not mended already.
    """
    fin = mois_suivant(mois) - JOUR
    du_mois = {"bon__lieu": lieu, "bon__jour__gte": mois, "bon__jour__lte": fin}
    estimees = {
        c: (n, g)
        for c, n, g in Ligne.objects.filter(**du_mois, vers=Etape.VENDU, moyenne_mg__isnull=False)
        .filter(bon__annulation=None)
        .order_by()
        .values_list("categorie")
        .annotate(n=Sum("quantite"), g=Sum("masse_g"))
    }
    recalages = Mouvement.objects.filter(
        lieu=lieu, mois=mois, nature=Nature.RECALAGE, bon__annulation=None
    )
    corriges: dict[int, int] = defaultdict(int)
    for c, vers, g in (
        recalages.order_by().values_list("categorie", "vers").annotate(Sum("masse_g"))
    ):
        corriges[c] += g if vers == Etape.VENDU else -g
    jour = min(fin, timezone.localdate())
    concernees = Categorie.objects.select_related("parent").filter(
        pk__in=estimees.keys() | corriges.keys()
    )
    moyennes = poids_moyens(concernees, jour)
    restes = []
    for categorie in concernees:
        n, g = estimees.get(categorie.pk, (0, 0))
        moyenne = moyennes.get(categorie.pk)
        # A month whose estimated sales were all cancelled has nothing left to mend.
        vise = masse_estimee(n, moyenne[0]) if n and moyenne else g
        reste = vise - g - corriges[categorie.pk]
        if reste:
            restes.append((categorie, reste))
    return restes


def recaler(*, lieu: Lieu, mois: date, entete: Entete) -> tuple[Bon, bool]:
    """Estimate an open month's unweighed sales again, by counter-movements.

    Raises ``MoisClos``, ``RienDeCompte`` (nothing changes) or ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger(entete.compte, "collecte.clore_les_mois", lieu)
        fin = min(mois_suivant(mois) - JOUR, timezone.localdate())
        if est_clos(lieu.pk, mois):
            raise MoisClos(mois=mois.strftime("%m/%Y"))
        restes = a_recaler(lieu, mois)
        if not restes:
            raise RienDeCompte()
        ref = referentiel()
        bon = ouvrir_bon(entete=entete, nature=Nature.RECALAGE, jour=fin, maintenant=timezone.now())
        pas = [
            Pas(
                categorie.pk,
                ref.sans_matiere,
                str(Etape.RAYON if reste > 0 else Etape.VENDU),
                str(Etape.VENDU if reste > 0 else Etape.RAYON),
                abs(reste),
                Mesure.ESTIMEE,
            )
            for categorie, reste in restes
        ]
        lignes = lignes_de_pas(bon, pas, ref)
        ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere)
        consigner_geste(bon, "collecte.recalage.ecrit", lignes, None, mois=mois.isoformat())
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)
