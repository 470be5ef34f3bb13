"""The sorting table: what each posted line becomes, in one gesture."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from collecte.comptoirs.services import faire_une_fois
from collecte.listes.models import Categorie, Contenant, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.gestes import exiger_sur_place
from collecte.livre.services.pesees import net_de, question_invraisemblable
from collecte.livre.services.pleins import fermer_un_contenant
from collecte.matiere.etapes import Etape, Famille
from collecte.sorties.services.sorties import poser_en_zone
from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import kilos

from ..documents import GesteTri
from ..refus import GesteIncomplet
from .orientations import Posee, exiger_les_controles, orienter_des_lignes
from .tri import reclasser
from .vrac_donne import trier_et_donner


def trier(*, geste: GesteTri, compte: Compte) -> tuple[Bon, bool]:
    """Make a posted gesture of the sorting table once; the bon, and whether it is new.

    Raises a ``Refus`` (``ControleManquant``, ``GesteIncomplet``, ``PointFerme``, whatever
    its service refuses) or ``DroitManquant``; then nothing is written.
    """

    def faire(entete: Entete) -> tuple[Bon, bool]:
        exiger_sur_place(entete, "collecte.orienter")
        return _GESTES[geste.geste](entete, _poser(geste, entete))

    return faire_une_fois(geste.entete_recu, compte, faire)


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
