"""Lines routed once their checks are made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone

from collecte.listes.models import Categorie, Contenant, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.refus import RouteImpossible, VracSeTrie
from collecte.livre.services.bons import une_fois
from collecte.livre.services.gestes import LigneSortante, consigner_geste, ecrire_geste, jour_choisi
from collecte.livre.services.pesees import net_de
from collecte.matiere.etapes import DESTINATIONS_APPORT, Etape, Nature
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

from ..documents import LigneTri
from ..refus import ControleManquant
from .controles_avant_vente import controles_manquants
from .tri import matiere_orientee, orienter

# What the public takes must have passed its checks first.
AU_PUBLIC = (Etape.RAYON, Etape.DONNE_PARTICULIER)


@dataclass(frozen=True)
class Posee:
    """A posted line with the rows it names."""

    ligne: LigneTri
    categorie: Categorie | None
    vraie: Categorie | None
    matiere: Matiere | None
    contenant: Contenant | None

    @property
    def brut_g(self) -> int:
        """The gross weight; 0 where nothing was weighed, which every service refuses."""
        return self.ligne.brut_g or 0

    @property
    def masse_g(self) -> int:
        return self.brut_g - sum(c.tare_g * n for c, n in self.tares)

    @property
    def tares(self) -> tuple[tuple[Contenant, int], ...]:
        return ((self.contenant, self.ligne.n),) if self.contenant else ()


def exiger_les_controles(categorie: Categorie, vers: str, lieu: Lieu) -> None:
    """Nothing goes to the public before the checks its category asks for.

    Passed by something of the category, at that site, since this morning. Raises
    ``ControleManquant``. Source: the house's rules of the till, « Checks before sale »: to the
    shelf only « testé », singly or by lot.
    """
    if vers not in AU_PUBLIC:
        return
    manquants = controles_manquants(categorie, lieu=lieu)
    if manquants:
        noms = ", ".join(c.nom for c in manquants)
        raise ControleManquant(categorie=categorie.nom, controles=noms)


def orienter_apres_controle(
    *, entete: Entete, categorie: Categorie, vers: str, **suite: Any
) -> tuple[Bon, bool]:
    """``tri.orienter``, whose ``suite`` it takes, once what goes to the public was checked."""
    ecrit = False

    def geste() -> Bon:
        nonlocal ecrit
        exiger_les_controles(categorie, vers, entete.lieu)
        bon, ecrit = orienter(entete=entete, categorie=categorie, vers=vers, **suite)
        return bon

    bon, nouveau = une_fois(entete.uuid, entete.empreinte, geste)
    return bon, nouveau and ecrit


def orienter_des_lignes(*, entete: Entete, lignes: list[Posee]) -> tuple[Bon, bool]:
    """Several categories weighed one after the other, each routed: one bon, a line each.

    Raises a ``Refus`` whose fields are named « lignes.2.masse », ``VracSeTrie``…
    """

    def geste() -> Bon:
        maintenant = timezone.now()
        jour, revise = jour_choisi(entete, None, maintenant)
        bon, rangees = ecrire_geste(
            entete=entete,
            nature=Nature.ORIENTATION,
            jour=jour,
            revise=revise,
            lignes=[
                _au_champ(rang, partial(_ligne_sortante, entete, posee))
                for rang, posee in enumerate(lignes)
            ],
            maintenant=maintenant,
            tel_quel=True,
        )
        consigner_geste(bon, "collecte.orientation.enregistree", rangees, revise)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _ligne_sortante(entete: Entete, posee: Posee) -> LigneSortante:
    ligne, categorie = posee.ligne, posee.categorie
    if categorie is None or ligne.vers not in DESTINATIONS_APPORT or ligne.de == ligne.vers:
        raise RouteImpossible()
    if categorie.vrac:
        raise VracSeTrie(categorie=categorie.nom)
    return LigneSortante(
        de=ligne.de,
        vers=ligne.vers,
        brut_g=posee.brut_g,
        masse_g=net_de(entete, posee.brut_g, posee.tares),
        tares=posee.tares,
        categorie=categorie.pk,
        matiere=matiere_orientee(categorie, posee.matiere, ligne.vers),
        quantite=ligne.quantite,
        mesure=ligne.mesure,
    )


def _au_champ(rang: int, faire: Callable[[], LigneSortante]) -> LigneSortante:
    """A line's refusal names its line."""
    try:
        return faire()
    except Refus as refus:
        refus.a_la_ligne(rang)
        raise
