"""What the recycler's weighbridge says of an exit, weeks later: the books follow the bridge."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Accord, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon, Ligne, Mouvement
from collecte.livre.services.annulations import annuler
from collecte.livre.services.bons import ouvrir_bon, une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_les_lignes,
    exiger_sur_place,
)
from collecte.livre.services.mouvements import disponible_verrouille, ecrire, referentiel
from collecte.matiere.ecritures import Disponible, Pas, Referentiel
from collecte.matiere.etapes import FINS_DE_DECHET, Etape, Nature
from collecte.mois.refus import DateImpossible
from collecte.mois.services.mois import imputer
from collecte.sorties.models import Sortie
from petiterockette.base.insertion import inserer
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.temps.dates import date_format

from ..ecritures import PesePont, reception
from ..models import PeseePont, Reception
from ..refus import DejaRecue, DevenirDuRefus, RefusTropGrand, RienAuPont

GENRES = (Sortie.Genre.RECYCLEUR, Sortie.Genre.DECHETTERIE)


@dataclass(frozen=True)
class PeseeLue:
    """One material of the bridge's ticket: grams weighed there, refused there, and their end."""

    matiere: Matiere
    net_g: int
    refuse_g: int = 0
    refuse_vers: str = ""


def recevoir_du_pont(
    *, entete: Entete, sortie: Sortie, pesees: Sequence[PeseeLue], pese_le: date, ticket: str = ""
) -> tuple[Bon, bool]:
    """Record the bridge's ticket of an exit; returns the bon and whether it is new.

    Counts on the exit's day, or today as a revision if that month is closed. A material
    the ticket leaves out stays as announced. Bridge weights know no scale's maximum. Raises
    ``RienAuPont``, ``DejaRecue``, ``RefusTropGrand``, ``DevenirDuRefus``, ``DateImpossible``.
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.tenir_les_remises")
        maintenant = timezone.now()
        # The exit is the lock: weighed once, and not cancelled meanwhile.
        sorti = Bon.objects.select_for_update().get(pk=sortie.pk)
        _exiger_une_attente(sortie, sorti)
        _exiger_un_jour(pese_le, sorti.jour, timezone.localdate(maintenant))
        for rang, pesee in enumerate(pesees):
            _exiger_un_refus_dit(rang, pesee)
        annonces = annonces_au_pont(sorti)
        if not pesees or any(p.matiere.pk not in annonces for p in pesees):
            raise RienAuPont()
        jour, revise = imputer(sorti.lieu_id, sorti.jour, maintenant)
        ref = referentiel()
        sortis = [m for ms in annonces.values() for m in ms]
        prises = [(m.de, m.categorie_id, m.matiere_id) for m in sortis]
        disponible = disponible_verrouille(sorti.lieu_id, prises, ref)
        bon = ouvrir_bon(entete=entete, nature=Nature.RECEPTION, jour=jour, maintenant=maintenant)
        pas: list[Pas] = []
        lignes: list[LigneSortante] = []
        for pesee in pesees:
            siens = _pas_de_la_pesee(annonces[pesee.matiere.pk], pesee, disponible, ref)
            pas += siens
            lignes += _lignes(pesee, siens)
        rangees = ecrire_les_lignes(bon, lignes, ref)
        ecrire(
            bon=bon,
            pas=pas,
            sans_matiere=ref.sans_matiere,
            revise=revise,
            structure=sortie.structure_id,
        )
        _ecrire_le_ticket(bon, sortie, pesees, annonces, pese_le, ticket)
        consigner_geste(
            bon,
            "collecte.reception.enregistree",
            rangees,
            revise,
            sortie=sortie.pk,
            net_g=sum(p.net_g for p in pesees),
            refuse_g=sum(p.refuse_g for p in pesees),
        )
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def annonces_au_pont(bon: Bon) -> dict[int, list[Mouvement]]:
    """What an exit announced: material of its lines → the movements that reached its end.

    A movement does not know its line; they were written in the order of the lines, whose
    masses they make.
    """
    fins = bon.mouvements.filter(vers__in=FINS_DE_DECHET, implicite=False).exclude(de=Etape.MAISON)
    mouvements = iter(fins.order_by("id"))
    annonces: dict[int, list[Mouvement]] = defaultdict(list)
    for ligne in bon.lignes.order_by("rang"):
        if ligne.de != Etape.MAISON and ligne.vers in FINS_DE_DECHET:
            annonces[ligne.matiere_id] += _jusqu_a(mouvements, ligne)
    return annonces


def _jusqu_a(mouvements: Iterator[Mouvement], ligne: Ligne) -> list[Mouvement]:
    siens: list[Mouvement] = []
    while sum(m.masse_g for m in siens) < ligne.masse_g:
        siens.append(next(mouvements))
    return siens


def corriger_le_pont(
    *,
    entete: Entete,
    recue: Reception,
    pesees: Sequence[PeseeLue],
    pese_le: date,
    motif: str,
    ticket: str = "",
) -> tuple[Bon, bool]:
    """Cancel a bridge's ticket by its counter-entry and record the right one, or neither.

    Returns the new bon and whether it was made now. Raises what ``annuler`` and
    ``recevoir_du_pont`` do.
    """
    with transaction.atomic():
        # First of all locks, as for a ticket that comes in.
        sortie = Sortie.objects.select_related("bon__lieu").get(pk=recue.sortie_id)
        Bon.objects.select_for_update().get(pk=sortie.pk)
        annuler(
            bon=recue.bon,
            uuid=uuid5(entete.uuid, "annulation"),
            motif=motif,
            compte=entete.compte,
            par=entete.par,
        )
        return recevoir_du_pont(
            entete=entete, sortie=sortie, pesees=pesees, pese_le=pese_le, ticket=ticket
        )


def attendues_au_pont(lieux: Sequence[int] | None = None):
    """The exits whose partner weighs a material of theirs at its bridge, without their ticket.

    The agreement that held that day decides. Oldest first; neither cancelled, nor received.
    """
    recues = Reception.objects.filter(sortie=OuterRef("pk"), bon__annulation=None)
    du_jour = Accord.objects.filter(
        structure=OuterRef("bon__sortie__structure"),
        matiere=OuterRef("matiere"),
        debut__lte=OuterRef("bon__jour"),
    ).order_by("-debut", "-id")
    au_pont = Ligne.objects.exclude(de=Etape.MAISON).filter(
        bon=OuterRef("pk"), vers__in=FINS_DE_DECHET
    )
    au_pont = au_pont.alias(au_pont=Subquery(du_jour.values("au_pont")[:1])).filter(au_pont=True)
    # Few partners have a bridge, and not since ever: their exits are found by their key and
    # their day, not by reading all.
    accords = Accord.objects.filter(au_pont=True)
    sorties = Sortie.objects.filter(
        ~Exists(recues),
        Exists(au_pont),
        structure__in=accords.values("structure"),
        bon__jour__gte=Subquery(accords.order_by("debut").values("debut")[:1]),
        bon__annulation=None,
        bon__nature=Nature.SORTIE,
        genre__in=GENRES,
    )
    if lieux is not None:
        sorties = sorties.filter(bon__lieu__in=lieux)
    return sorties.select_related("bon__lieu", "structure").order_by("bon__jour", "bon_id")


def _exiger_une_attente(sortie: Sortie, bon: Bon) -> None:
    if sortie.genre not in GENRES or bon.est_annule:
        raise RienAuPont()
    deja = sortie.receptions.filter(bon__annulation=None).first()
    if deja:
        raise DejaRecue(numero=nombre(deja.pk))


def _exiger_un_jour(pese_le: date, sorti_le: date, aujourd_hui: date) -> None:
    if sorti_le <= pese_le <= aujourd_hui:
        return
    raison = (
        _("elle est dans le futur.")
        if pese_le > aujourd_hui
        else _("la sortie n’était pas encore partie.")
    )
    raise DateImpossible(
        jour=date_format(pese_le, "j F Y"), raison=raison, champs={"pese_le": raison}
    )


def _exiger_un_refus_dit(rang: int, pesee: PeseeLue) -> None:
    if pesee.refuse_g > pesee.net_g:
        phrase = str(RefusTropGrand(net=kilos(pesee.net_g)))
        raise RefusTropGrand(net=kilos(pesee.net_g), champs={f"pesees.{rang}.refuse": phrase})
    if pesee.refuse_g and pesee.refuse_vers not in FINS_DE_DECHET:
        raise DevenirDuRefus(champs={f"pesees.{rang}.refuse_vers": str(DevenirDuRefus.texte)})


def _pas_de_la_pesee(
    sortis: Sequence[Mouvement], pesee: PeseeLue, disponible: Disponible, ref: Referentiel
) -> list[Pas]:
    return reception(
        sortis=[
            Pas(m.categorie_id, m.matiere_id, m.de, m.vers, m.masse_g, m.mesure) for m in sortis
        ],
        pese=PesePont(pesee.matiere.pk, pesee.net_g, pesee.refuse_g, pesee.refuse_vers),
        disponible=disponible,
        ref=ref,
    )


def _lignes(pesee: PeseeLue, pas: Sequence[Pas]) -> list[LigneSortante]:
    """What the ticket changed of one material, by way and by measure."""
    sommes: dict[tuple[str, str, str], int] = defaultdict(int)
    for p in pas:
        if not p.implicite:
            sommes[p.de, p.vers, p.mesure] += p.masse_g
    return [
        LigneSortante(
            de=de, vers=vers, brut_g=g, masse_g=g, matiere=pesee.matiere.pk, mesure=mesure
        )
        for (de, vers, mesure), g in sommes.items()
    ]


def _ecrire_le_ticket(
    bon: Bon,
    sortie: Sortie,
    pesees: Sequence[PeseeLue],
    annonces: dict[int, list[Mouvement]],
    pese_le: date,
    ticket: str,
) -> None:
    recue = Reception.objects.create(
        bon=bon, sortie=sortie, pese_le=pese_le, ticket=ticket.strip()[:40]
    )
    inserer(
        [
            PeseePont(
                reception=recue,
                matiere=p.matiere,
                annonce_g=sum(m.masse_g for m in annonces[p.matiere.pk]),
                net_g=p.net_g,
                refuse_g=p.refuse_g,
                refuse_vers=p.refuse_vers if p.refuse_g else "",
            )
            for p in pesees
        ]
    )
