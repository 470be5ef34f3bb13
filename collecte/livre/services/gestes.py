"""What routings, exits and sales have in common: lines that take from what is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from collecte.listes.models import Bac, Contenant
from collecte.matiere.ecritures import Disponible, Pas, Referentiel, prelevement, ventilation
from collecte.matiere.etapes import Mesure
from collecte.mois.services.mois import imputer, jour_du_geste, verifier_jour_tape
from petiterockette.base.insertion import inserer
from petiterockette.droits import DroitManquant, exiger

from ..entete import Entete
from ..models import Bon, ContenantPlein, Depart, Ligne, Tare
from .bons import ouvrir_bon, resume_masse
from .mouvements import disponible_verrouille, ecrire, referentiel
from .preuves import consigner_bon


@dataclass(frozen=True)
class LigneSortante:
    """A line that takes from a stage: ids of lists, grams.

    ``categorie`` None: what it weighs is spread over what was waiting. ``matiere`` None:
    no material. ``tares``: pairs (Contenant or Bac, how many). ``plein``: the full
    container that leaves with it. ``provient_de``: id of the line it was sorted from.
    ``moyenne``: (milligrams an object, where from) when it was counted, not weighed.
    """

    de: str
    vers: str
    brut_g: int
    masse_g: int
    categorie: int | None = None
    matiere: int | None = None
    bac: Bac | None = None
    quantite: int | None = None
    mesure: str = Mesure.PESEE
    tares: tuple[tuple[Contenant | Bac, int], ...] = ()
    plein: ContenantPlein | None = None
    provient_de: int | None = None
    moyenne: tuple[int, str] | None = None


def jour_choisi(
    entete: Entete, jour: date | None, maintenant: datetime, libre: bool = False
) -> tuple[date, date | None]:
    """The day a gesture counts on, and the closed month it revises.

    ``libre``: the gesture is by day by nature (sold kilograms): no right is asked for it.
    """
    if jour is None or jour == timezone.localdate(maintenant):
        return imputer(entete.lieu.pk, jour_du_geste(entete.appareil_le, maintenant), maintenant)
    if not libre:
        exiger(entete.compte, "collecte.antidater", entete.lieu)
    return verifier_jour_tape(jour, entete.lieu.pk, entete.lieu.ouvert_le, maintenant), None


def exiger_sur_place(entete: Entete, droit: str) -> None:
    """The right, at the very point (or site) that the screen showed."""
    point = entete.point.pk if entete.point else None
    if not entete.compte.portee(droit).couvre_point(entete.lieu.pk, point):
        raise DroitManquant(droit, entete.lieu)


def ecrire_geste(
    *,
    entete: Entete,
    nature: str,
    jour: date,
    revise: date | None,
    lignes: Sequence[LigneSortante],
    maintenant: datetime,
    motif: str = "",
    tel_quel: bool = False,
    prenable: Disponible | None = None,
    structure: int | None = None,
) -> tuple[Bon, list[Ligne]]:
    """Header, lines, movements and caches of a gesture that takes from the stock.

    ``tel_quel``: exactly what was said, stage to stage, whatever the books hold there; else
    what is missing is taken upstream. What has no category is spread in both cases.
    ``prenable``: what may be taken from each stage, where the gesture knows it better than
    the stock of this minute. ``structure``: who takes it, if it is somebody.
    The journal's entry is written by the caller's ``consigner_geste``, last.
    """
    ref = referentiel()
    bon = ouvrir_bon(entete=entete, nature=nature, jour=jour, maintenant=maintenant, motif=motif)
    rangees = ecrire_les_lignes(bon, lignes, ref)
    for rangee, ligne in zip(rangees, lignes, strict=True):
        if ligne.plein:
            Depart.objects.create(ligne=rangee, plein=ligne.plein)
    prises = [
        (li.de, li.categorie_id, li.matiere_id)
        for li in rangees
        if not (tel_quel and li.categorie_id)
    ]
    disponible = disponible_verrouille(bon.lieu_id, prises, ref)
    if prenable is not None:
        disponible = dict(prenable)
    pas = pas_de_geste(rangees, disponible, ref, tel_quel)
    ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere, revise=revise, structure=structure)
    return bon, rangees


def ecrire_les_lignes(bon: Bon, lignes: Sequence[LigneSortante], ref: Referentiel) -> list[Ligne]:
    """Write the lines of a gesture, with the tares they name."""
    rangees = lignes_de_geste(bon, lignes, ref)
    inserer(rangees)
    inserer(tares_de_geste(rangees, lignes))
    return rangees


def lignes_de_pas(bon: Bon, pas: Sequence[Pas], ref: Referentiel) -> list[Ligne]:
    """Write one line a step, for gestures whose steps are exactly what was said."""
    return ecrire_les_lignes(bon, sortantes(pas), ref)


def sortantes(pas: Sequence[Pas]) -> list[LigneSortante]:
    """One line a step, each exactly what was said."""
    return [
        LigneSortante(
            de=p.de,
            vers=p.vers,
            brut_g=p.masse_g,
            masse_g=p.masse_g,
            categorie=p.categorie,
            matiere=p.matiere,
            quantite=p.quantite,
            mesure=p.mesure,
        )
        for p in pas
    ]


def consigner_geste(
    bon: Bon, code: str, lignes: Sequence[Ligne], revise: date | None, **contenu
) -> None:
    consigner_bon(bon, **fait_du_geste(bon, code, lignes, revise, **contenu))


def fait_du_geste(
    bon: Bon, code: str, lignes: Sequence[Ligne], revise: date | None, **contenu: Any
) -> dict[str, Any]:
    """What the journal says of a gesture."""
    total = sum(ligne.masse_g for ligne in lignes)
    return {
        "code": code,
        "resume": resume_masse(bon, total, len(lignes)),
        "masse_g": total,
        "revise": revise.isoformat() if revise else None,
        **contenu,
    }


def lignes_de_geste(bon: Bon, lignes: Sequence[LigneSortante], ref: Referentiel) -> list[Ligne]:
    """The rows of a gesture's lines, which its bon knows; nothing is written."""
    rangees = [
        Ligne(
            bon_id=bon.pk,
            rang=rang,
            categorie_id=ligne.categorie,
            matiere_id=ligne.matiere or ref.sans_matiere,
            bac_id=ligne.bac.pk if ligne.bac else None,
            de=ligne.de,
            vers=ligne.vers,
            brut_g=ligne.brut_g,
            masse_g=ligne.masse_g,
            quantite=ligne.quantite,
            mesure=ligne.mesure,
            provient_de_id=ligne.provient_de,
            moyenne_mg=ligne.moyenne[0] if ligne.moyenne else None,
            moyenne_source=ligne.moyenne[1] if ligne.moyenne else "",
        )
        for rang, ligne in enumerate(lignes)
    ]
    bon.ses_lignes = rangees
    return rangees


def tares_de_geste(rangees: Sequence[Ligne], lignes: Sequence[LigneSortante]) -> list[Tare]:
    return [
        Tare(
            ligne=rangee,
            contenant=quoi if isinstance(quoi, Contenant) else None,
            bac=quoi if isinstance(quoi, Bac) else None,
            n=n,
            tare_g=quoi.tare_g,
        )
        for rangee, ligne in zip(rangees, lignes, strict=True)
        for quoi, n in ligne.tares
    ]


def pas_de_geste(
    lignes: Sequence[Ligne], disponible: Disponible, ref: Referentiel, tel_quel: bool = False
) -> list[Pas]:
    """The movements of lines that take from the stock; ``disponible`` is updated."""
    pas: list[Pas] = []
    for ligne in lignes:
        communs: dict[str, Any] = {
            "matiere": ligne.matiere_id,
            "de": ligne.de,
            "vers": ligne.vers,
            "masse_g": ligne.masse_g,
            "mesure": ligne.mesure,
        }
        if ligne.categorie_id is None:
            pas += ventilation(**communs, disponible=disponible, ref=ref)
        elif tel_quel:
            pas.append(Pas(categorie=ligne.categorie_id, quantite=ligne.quantite, **communs))
        else:
            pas += prelevement(
                categorie=ligne.categorie_id,
                quantite=ligne.quantite,
                disponible=disponible,
                ref=ref,
                **communs,
            )
    return pas
