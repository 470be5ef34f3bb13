"""What the dock posts, made by the gesture it names: its lists are read, its nets checked."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from collecte.comptoirs.services import faire_une_fois
from collecte.listes.models import Bac, Categorie, Contenant, Matiere, TypeDon
from collecte.livre.entete import Entete
from collecte.livre.models import Bon, ContenantPlein
from collecte.livre.refus import RouteImpossible
from collecte.livre.services.pesees import Tares
from collecte.matiere.etapes import Famille
from collecte.rayon.services import constater_une_perte
from collecte.sorties.models import Sortie, Transfert
from collecte.sorties.refus import SortieVide, StructureDemandee
from collecte.sorties.services.bacs import charges_sans_poids
from collecte.sorties.services.sorties import sortir
from collecte.sorties.services.transferts import LigneEnvoyee, envoyer, recevoir
from collecte.sorties.services.voies import Charge, SortieDemandee
from collecte.tri.services.tri import matiere_orientee
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Structure
from petiterockette.refus import Refus

from .documents import DocumentQuai, LigneQuai
from .refus import ChoixDisparu, NetDifferent, UneSeuleLigne

_OBJETS = Categorie.objects.filter(famille=Famille.OBJETS, interne=False)
_MATIERES = Matiere.objects.filter(interne=False)


def faire_au_quai(*, document: DocumentQuai, compte: Compte) -> tuple[Bon, bool]:
    """Make the gesture of a posted document, once; the bon, and whether it is new.

    Raises a ``Refus`` whose fields are named « lignes.2.masse », or ``DroitManquant``; then
    nothing is written.
    """
    geste = _GESTES.get(document.genre, _sortir)
    return faire_une_fois(document.entete_recu, compte, lambda entete: geste(entete, document))


def _sortir(entete: Entete, doc: DocumentQuai) -> tuple[Bon, bool]:
    charges: list[Charge] = []
    rangs: list[int] = []
    for rang, ligne in enumerate(doc.lignes):
        siennes = _sur_la_ligne(rang, lambda li=ligne: _charges(entete, li))  # type: ignore[misc]
        charges += siennes
        rangs += [rang] * len(siennes)
    genre = Sortie.Genre.DON if doc.genre == "interne" else doc.genre
    don = genre == Sortie.Genre.DON
    type_don = _de(TypeDon.objects.all(), doc.type_don, "type_don") if don else None
    if don and type_don is None:
        raise StructureDemandee(champs={"type_don": _("Dites à qui va ce don.")})
    a_quelqu_un = genre in (Sortie.Genre.RECYCLEUR, Sortie.Genre.DECHETTERIE) or (
        type_don is not None and type_don.structure_demandee
    )
    demande = SortieDemandee(
        genre,
        charges,
        structure=_de(Structure.objects.all(), doc.structure, "structure") if a_quelqu_un else None,
        type_don=type_don,
        maison=doc.maison and genre == Sortie.Genre.BAC,
        confirme=doc.confirme,
    )
    try:
        return sortir(entete=entete, demande=demande, jour=doc.entete_recu.jour)
    except Refus as refus:
        # Bins that nobody weighed may make several lines of one: the fields name the first.
        refus.champs = {_renumeroter(nom, rangs): p for nom, p in refus.champs.items()}
        raise


def _renumeroter(nom: str, rangs: list[int]) -> str:
    debut, *reste = nom.split(".")
    if debut != "lignes":
        return nom
    return ".".join((debut, str(rangs[int(reste[0])]), *reste[1:]))


def _charges(entete: Entete, ligne: LigneQuai) -> list[Charge]:
    """What a line asks to take out: one load, or the bins that nobody weighed."""
    if ligne.plein:
        return [Charge(plein=_plein(ligne))]
    categorie, matiere = _quoi(ligne)
    bac = _de(Bac.objects.all(), ligne.bac, "bac")
    if bac and ligne.brut_g is None:
        return charges_sans_poids(bac, ligne.n, entete.point)
    tares: Tares = ((bac, ligne.n),) if bac else _tares(ligne)
    brut_g = _brut_verifie(ligne, tares)
    return [Charge(brut_g, categorie, matiere, bac, tares, None, ligne.quantite, ligne.mesure)]


def _envoyer(entete: Entete, doc: DocumentQuai) -> tuple[Bon, bool]:
    vers_lieu = _de(Lieu.objects.all(), doc.vers_lieu, "vers_lieu")
    if vers_lieu is None:
        raise ChoixDisparu(champs={"vers_lieu": _("Dites à quel lieu.")})
    envois = [
        _sur_la_ligne(rang, lambda li=ligne: _envoi(li))  # type: ignore[misc]
        for rang, ligne in enumerate(doc.lignes)
    ]
    return envoyer(entete=entete, vers_lieu=vers_lieu, envois=envois, jour=doc.entete_recu.jour)


def _envoi(ligne: LigneQuai) -> LigneEnvoyee:
    if ligne.plein:
        return LigneEnvoyee(plein=_plein(ligne))
    categorie, matiere = _quoi(ligne)
    tares = _tares(ligne)
    return LigneEnvoyee(
        ligne.de,
        _brut_verifie(ligne, tares),
        categorie,
        matiere or _matiere_de(categorie, ligne.de),
        tares,
        None,
        ligne.quantite,
        ligne.mesure,
    )


def _perdre(entete: Entete, doc: DocumentQuai) -> tuple[Bon, bool]:
    if not doc.lignes:
        raise SortieVide()
    if len(doc.lignes) > 1:
        raise UneSeuleLigne()
    ligne = doc.lignes[0]

    def perdre() -> tuple[Bon, bool]:
        categorie, matiere = _quoi(ligne)
        if categorie is None:
            raise RouteImpossible(champs={"categorie": _("Dites la catégorie perdue.")})
        tares = _tares(ligne)
        brut_g = _brut_verifie(ligne, tares)
        return constater_une_perte(
            entete=entete,
            categorie=categorie,
            de=ligne.de,
            masse_g=brut_g - sum(c.tare_g * n for c, n in tares),
            motif=doc.motif,
            matiere=matiere or _matiere_de(categorie, ligne.de),
            quantite=ligne.quantite,
            mesure=ligne.mesure,
            jour=doc.entete_recu.jour,
        )

    return _sur_la_ligne(0, perdre, sauf=("motif",))


def _recevoir(entete: Entete, doc: DocumentQuai) -> tuple[Bon, bool]:
    transfert = _de(
        Transfert.objects.select_related("bon__lieu", "vers_lieu"), doc.transfert, "transfert"
    )
    if transfert is None:
        raise ChoixDisparu(champs={"transfert": _("Touchez l’envoi qui arrive.")})
    recus = {}
    for rang, ligne in enumerate(doc.lignes):
        if ligne.brut_g is not None:
            _sur_la_ligne(rang, lambda li=ligne: _brut_verifie(li, _tares(li)))  # type: ignore[misc]
        recus[ligne.categorie, ligne.de] = ligne.masse_g
    return recevoir(
        entete=entete, transfert=transfert, recus=recus, motif=doc.motif, jour=doc.entete_recu.jour
    )


_GESTES: dict[str, Callable[[Entete, DocumentQuai], tuple[Bon, bool]]] = {
    "envoi": _envoyer,
    "perte": _perdre,
    "arrivee": _recevoir,
}


def _sur_la_ligne(rang: int, faire: Callable[[], Any], sauf: tuple[str, ...] = ()) -> Any:
    """Run what reads a line; a refusal names that line."""
    try:
        return faire()
    except Refus as refus:
        refus.champs = {
            nom if nom in sauf else f"lignes.{rang}.{nom}": phrase
            for nom, phrase in refus.champs.items()
        }
        raise


def _de(rangees: Any, pk: int | None, champ: str) -> Any:
    """The row a document names, None if it names none. Raises ``ChoixDisparu``."""
    if pk is None:
        return None
    objet = rangees.filter(pk=pk).first()
    if objet is None:
        raise ChoixDisparu(champs={champ: str(ChoixDisparu.texte)})
    return objet


def _plein(ligne: LigneQuai) -> ContenantPlein:
    pleins = ContenantPlein.objects.select_related("categorie", "matiere")
    return _de(pleins, ligne.plein, "plein")


def _quoi(ligne: LigneQuai) -> tuple[Categorie | None, Matiere | None]:
    return (
        _de(_OBJETS, ligne.categorie, "categorie"),
        _de(_MATIERES, ligne.matiere, "matiere"),
    )


def _matiere_de(categorie: Categorie | None, de: str) -> Matiere | None:
    """The material under which a category waits at a stage."""
    if categorie is None or matiere_orientee(categorie, None, de) is None:
        return None
    return categorie.matiere


def _tares(ligne: LigneQuai) -> Tares:
    contenants = Contenant.objects.in_bulk([c for c, _n in ligne.tares])
    if any(c not in contenants for c, _n in ligne.tares):
        raise ChoixDisparu(champs={"tares": _("Ce contenant n’existe pas.")})
    return tuple((contenants[c], n) for c, n in ligne.tares)


def _brut_verifie(ligne: LigneQuai, tares: Tares) -> int:
    """The gross, in grams, once the net that the screen showed is found again.

    Raises ``NetDifferent``. A tare heavier than the gross is refused by the service.
    """
    brut_g = ligne.brut_g or 0
    net_g = brut_g - sum(quoi.tare_g * n for quoi, n in tares)
    if net_g > 0 and net_g != ligne.masse_g:
        refus = NetDifferent(net=kilos(net_g))
        refus.champs = {"masse_g": str(refus)}
        raise refus
    return brut_g
