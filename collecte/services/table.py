"""The sorting table's gestures, from a posted document to the service that writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mesures import kilos
from petiterockette.refus import Refus

from ..documents_tri import GesteTri, LigneTri
from ..entete import Entete
from ..etapes import DESTINATIONS_APPORT, Etape, Famille, Nature
from ..models import Bon, Categorie, Contenant, Matiere
from ..refus import (
    ControleManquant,
    GesteIncomplet,
    RouteImpossible,
    VracSeTrie,
)
from .bons import une_fois
from .entetes import faire_une_fois
from .gestes import LigneSortante, consigner_geste, ecrire_geste, exiger_sur_place, jour_choisi
from .pesees import net_de, question_invraisemblable
from .pleins import fermer_un_contenant
from .preventes import controles_manquants
from .sorties import poser_en_zone
from .tri import matiere_orientee, orienter, reclasser
from .vrac_donne import trier_et_donner

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


def trier(*, geste: GesteTri, compte: Compte) -> tuple[Bon, bool]:
    """Make a posted gesture of the sorting table once; the bon, and whether it is new.

    Raises a ``Refus`` (``ControleManquant``, ``GesteIncomplet``, ``PointFerme``, whatever
    its service refuses) or ``DroitManquant``; then nothing is written.
    """

    def faire(entete: Entete) -> tuple[Bon, bool]:
        exiger_sur_place(entete, "collecte.orienter")
        return _GESTES[geste.geste](entete, _poser(geste, entete))

    return faire_une_fois(geste.tete, compte, faire)


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


def _fermer(entete: Entete, posees: list[Posee]) -> tuple[Bon, bool]:
    posee = posees[0]
    if posee.ligne.brut_g is not None and posee.ligne.n > 1:
        raise _incomplet({"n": _("Pesez les contenants un par un.")})
    return fermer_un_contenant(
        entete=entete,
        vers=posee.ligne.vers,
        de=posee.ligne.de,
        categorie=posee.categorie,
        matiere=posee.matiere,
        contenant=posee.contenant,
        brut_g=posee.ligne.brut_g,
        n=posee.ligne.n,
        mesure=posee.ligne.mesure,
    )


def _reclasser(entete: Entete, posees: list[Posee]) -> tuple[Bon, bool]:
    posee = posees[0]
    if posee.categorie is None or posee.vraie is None:
        raise _incomplet({"vraie": _("Touchez la bonne catégorie.")})
    if posee.ligne.vers == Etape.DONNE_PARTICULIER:
        return trier_et_donner(
            entete=entete,
            categorie=posee.categorie,
            vraie=posee.vraie,
            de=posee.ligne.de,
            brut_g=posee.brut_g,
            tares=posee.tares,
            mesure=posee.ligne.mesure,
            confirme=posee.ligne.confirmee,
        )
    return reclasser(
        entete=entete,
        categorie=posee.categorie,
        vraie=posee.vraie,
        de=posee.ligne.de,
        vers=posee.ligne.vers,
        matiere=posee.matiere,
        masse_g=net_de(entete, posee.brut_g, posee.tares),
        quantite=posee.ligne.quantite,
        mesure=posee.ligne.mesure,
    )


def _zone(entete: Entete, posees: list[Posee]) -> tuple[Bon, bool]:
    posee = posees[0]
    if posee.categorie is None:
        raise _incomplet({"categorie": _("Touchez une catégorie.")})
    return poser_en_zone(
        entete=entete,
        categorie=posee.categorie,
        brut_g=posee.brut_g,
        tares=posee.tares,
        quantite=posee.ligne.quantite,
        mesure=posee.ligne.mesure,
        confirme=posee.ligne.confirmee,
    )


def _lignes(entete: Entete, posees: list[Posee]) -> tuple[Bon, bool]:
    return orienter_des_lignes(entete=entete, lignes=posees)


_GESTES: dict[str, Callable[[Entete, list[Posee]], tuple[Bon, bool]]] = {
    "contenant": _fermer,
    "lignes": _lignes,
    "reclasser": _reclasser,
    "zone": _zone,
}


def _poser(geste: GesteTri, entete: Entete) -> list[Posee]:
    """The rows that the lines name, and what can be said of them before anything is written."""
    ids = {c for li in geste.lignes for c in (li.categorie, li.vraie) if c}
    categories = Categorie.objects.select_related("matiere").in_bulk(ids)
    matieres = Matiere.objects.in_bulk({li.matiere for li in geste.lignes if li.matiere})
    contenants = Contenant.objects.in_bulk({li.contenant for li in geste.lignes if li.contenant})
    posees = []
    for rang, ligne in enumerate(geste.lignes):
        champs = {
            "categorie": _inconnue(categories, ligne.categorie),
            "vraie": _inconnue(categories, ligne.vraie),
            "matiere": ""
            if ligne.matiere is None or ligne.matiere in matieres
            else _("Cette matière n’existe pas."),
            "contenant": ""
            if ligne.contenant is None or ligne.contenant in contenants
            else _("Ce contenant n’existe pas."),
        }
        _dire(champs, rang)
        posee = Posee(
            ligne=ligne,
            categorie=categories.get(ligne.categorie or 0),
            vraie=categories.get(ligne.vraie or 0),
            matiere=matieres.get(ligne.matiere or 0),
            contenant=contenants.get(ligne.contenant or 0),
        )
        _dire({"masse": _masse_douteuse(posee)}, rang)
        arrivee = posee.vraie or posee.categorie
        if arrivee:
            exiger_les_controles(arrivee, ligne.vers, entete.lieu)
        posees.append(posee)
    return posees


def _inconnue(categories: dict[int, Categorie], pk: int | None) -> str:
    if pk is None:
        return ""
    categorie = categories.get(pk)
    if categorie is None or categorie.interne or categorie.famille != Famille.OBJETS:
        return _("Cette catégorie n’existe pas.")
    return ""


def _masse_douteuse(posee: Posee) -> str:
    """What is odd about a weight: a net that the tare no longer gives, or far too much."""
    ligne = posee.ligne
    if ligne.brut_g is None:
        return ""
    # A tare heavier than the load has its own sentence, in the service.
    if 0 < posee.masse_g != ligne.masse_g:
        return _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.") % {
            "net": kilos(posee.masse_g)
        }
    categorie = posee.vraie or posee.categorie
    # A tare as heavy as the load has its own sentence too.
    if not categorie or ligne.confirmee or posee.masse_g <= 0:
        return ""
    return question_invraisemblable(categorie, posee.masse_g)


def _dire(champs: dict[str, str], rang: int) -> None:
    """Raise ``GesteIncomplet`` if a field of a line has something wrong."""
    dits = {f"lignes.{rang}.{nom}": phrase for nom, phrase in champs.items() if phrase}
    if dits:
        raise _incomplet(dits)


def _incomplet(champs: dict[str, str]) -> GesteIncomplet:
    """The refusal of these fields, in the words of the first of them."""
    return GesteIncomplet(phrase=next(iter(champs.values())), champs=champs)


def _au_champ(rang: int, faire: Callable[[], LigneSortante]) -> LigneSortante:
    """A line's refusal names its line."""
    try:
        return faire()
    except Refus as refus:
        refus.a_la_ligne(rang)
        raise
