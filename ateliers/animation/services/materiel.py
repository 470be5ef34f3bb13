"""Take matter out of the shelf for a séance, and bring back what is left, to the gram.

Out: ``rayon → atelier``, a routing that no rate counts. Back: what is left returns to the shelf,
what is spoilt goes to recycling or to the bin, and the rest, put to use by those who came, is
réemploi: ``atelier → rayon → usage_interne``. Each document is an ordinary bon of the ledger,
written by its one door; a mistake is cancelled there by its counter-entry.

Locks, in this order: the séance → month → stock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ateliers.seances.models import Seance
from ateliers.seances.refus import SeanceAnnulee
from collecte.listes.models import Categorie, TypeDon
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_geste,
    exiger_sur_place,
    jour_choisi,
)
from collecte.matiere.etapes import Etape, Nature
from collecte.sorties.services.sorties import noter_le_don
from collecte.tri.services.tri import matiere_orientee
from petiterockette.comptes.models import Compte
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import kilos

from ..droits import SORTIR
from ..materiel import dehors, reemplois_sans_retour, uuid_du_reemploi
from ..models import Materiel
from ..refus import (
    AilleursQueLAnimation,
    MaterielVide,
    ReemploiAAnnuler,
    RendDePlusQueSorti,
    RienDehors,
    TypeDeDonManquant,
)
from .demandes import POLE

Sens = Materiel.Sens


@dataclass(frozen=True)
class RetourDeMateriel:
    """What comes back of a category, in grams; the rest of what was out is réemployé."""

    rendu_g: int = 0
    recycle_g: int = 0
    jete_g: int = 0

    @property
    def total_g(self) -> int:
        return self.rendu_g + self.recycle_g + self.jete_g


def sortir(
    *,
    seance: Seance,
    uuid: UUID,
    masses: Mapping[Categorie, int],
    compte: Compte,
    le: datetime | None = None,
) -> tuple[Bon, bool]:
    """Take grams of some categories out of the shelf for a séance, now unless ``le`` says when.

    Returns the bon and whether it is new. Raises ``MaterielVide``, ``AilleursQueLAnimation``,
    ``SeanceAnnulee``, ``MoisClos``… or ``DroitManquant``.
    """
    dites = {categorie: g for categorie, g in masses.items() if g}
    entete = _entete(seance, uuid, {c.pk: g for c, g in dites.items()}, compte)

    def geste() -> Bon:
        _tenir(seance, entete)
        if not dites:
            raise MaterielVide()
        lignes = [_ligne(c, Etape.RAYON, Etape.ATELIER, g) for c, g in dites.items()]
        return _ecrire(entete, seance, Sens.SORTI, lignes, le)

    return une_fois(uuid, entete.empreinte, geste)


def rendre(
    *,
    seance: Seance,
    uuid: UUID,
    retours: Mapping[int, RetourDeMateriel],
    compte: Compte,
    le: datetime | None = None,
) -> tuple[Bon, bool]:
    """Bring back all that is out for a séance: ``retours`` by category's id, the rest is used.

    Returns the first bon and whether it is new. Raises ``RienDehors``, ``RendDePlusQueSorti``,
    ``ReemploiAAnnuler``, ``TypeDeDonManquant``, ``AilleursQueLAnimation`` or ``DroitManquant``.
    """
    contenu = {pk: [r.rendu_g, r.recycle_g, r.jete_g] for pk, r in retours.items()}
    entete = _entete(seance, uuid, contenu, compte)

    def geste() -> Bon:
        _tenir(seance, entete)
        sortis = dehors(seance)
        if not sortis:
            raise RienDehors()
        if reste := reemplois_sans_retour(seance):
            raise ReemploiAAnnuler(bon=reste[0].bon_id)
        lignes, reemployes = _partage(sortis, retours)
        bon = _ecrire(entete, seance, Sens.RENDU, lignes, le)
        if reemployes:
            suite = _entete(seance, uuid_du_reemploi(uuid), contenu, compte)
            _ecrire(suite, seance, Sens.REEMPLOYE, reemployes, le)
        return bon

    return une_fois(uuid, entete.empreinte, geste)


def _partage(
    sortis: Mapping[Categorie, int], retours: Mapping[int, RetourDeMateriel]
) -> tuple[list[LigneSortante], list[LigneSortante]]:
    """The lines that empty the workshop, and those that put to use what did not come back."""
    lignes, reemployes = [], []
    for categorie, dehors_g in sortis.items():
        retour = retours.get(categorie.pk, RetourDeMateriel())
        reste_g = dehors_g - retour.total_g
        if reste_g < 0:
            refus = RendDePlusQueSorti(
                categorie=categorie.nom, rendu=kilos(retour.total_g), dehors=kilos(dehors_g)
            )
            refus.champs = {f"rendu_{categorie.pk}": str(refus)}
            raise refus
        # What was used goes by the shelf, from which réemploi leaves.
        vers = {
            Etape.RAYON: retour.rendu_g + reste_g,
            Etape.A_RECYCLER: retour.recycle_g,
            Etape.A_JETER: retour.jete_g,
        }
        lignes += [_ligne(categorie, Etape.ATELIER, fin, g) for fin, g in vers.items() if g]
        if reste_g:
            reemployes.append(_ligne(categorie, Etape.RAYON, Etape.USAGE_INTERNE, reste_g))
    return lignes, reemployes


def _ligne(categorie: Categorie, de: str, vers: str, masse_g: int) -> LigneSortante:
    return LigneSortante(
        de=de,
        vers=vers,
        brut_g=masse_g,
        masse_g=masse_g,
        categorie=categorie.pk,
        matiere=matiere_orientee(categorie, None, vers),
    )


def _tenir(seance: Seance, entete: Entete) -> None:
    """Lock the séance, if its matter may move now by this account."""
    exiger_sur_place(entete, SORTIR)
    la_seance = Seance.objects.select_for_update().get(pk=seance.pk)
    if la_seance.pole != POLE:
        raise AilleursQueLAnimation()
    # What is out of a séance that was cancelled since still has to come back.
    if la_seance.annulee_le and not dehors(la_seance):
        raise SeanceAnnulee()


def _ecrire(
    entete: Entete, seance: Seance, sens: str, lignes: list[LigneSortante], le: datetime | None
) -> Bon:
    maintenant = le or timezone.now()
    jour, revise = jour_choisi(entete, None, maintenant)
    reemploi = sens == Sens.REEMPLOYE
    bon, rangees = ecrire_geste(
        entete=entete,
        nature=Nature.SORTIE if reemploi else Nature.ORIENTATION,
        jour=jour,
        revise=revise,
        lignes=lignes,
        maintenant=maintenant,
        tel_quel=True,
    )
    if reemploi:
        noter_le_don(bon, _type_de_don())
    Materiel.objects.create(bon=bon, seance=seance, sens=sens)
    code = "animation.materiel.sorti" if sens == Sens.SORTI else "animation.materiel.rendu"
    consigner_geste(bon, code, rangees, revise, seance=seance.pk, sens=str(sens))
    return bon


def _type_de_don() -> TypeDon:
    """Where the list says that workshops' réemploi goes: the one for animation, else the first."""
    internes = TypeDon.objects.filter(vers=Etape.USAGE_INTERNE, visible=True)
    trouve = internes.filter(nom__icontains=_("atelier")).first() or internes.first()
    if trouve is None:
        raise TypeDeDonManquant()
    return trouve


def _entete(seance: Seance, uuid: UUID, contenu: object, compte: Compte) -> Entete:
    empreinte = empreinte_de({"seance": seance.pk, "materiel": contenu})
    return Entete(uuid, empreinte, seance.lieu, None, compte, None)
