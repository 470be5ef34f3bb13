"""The accounting entries of the tills: one a day and a till, from what was closed.

An entry is balanced: what came in, by means, on one side; what it was for, by activity, without
its VAT, and the VAT, on the other. Cash that was missing, spent or credited has its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.periodes import JOUR, minuit
from petiterockette.dates import date_format

from .models import (
    Activite,
    BonAchat,
    Caisse,
    Cloture,
    EtapeRemise,
    Facture,
    MouvementEspeces,
    Moyen,
    PaiementFacture,
    Place,
    PosteComptable,
    Reglement,
    RemiseBanque,
)

Poste = PosteComptable.Poste
CAISSE, BANQUE, VENTES = "CA", "BQ", "VE"
JOURNAUX: dict[str, Any] = {
    CAISSE: gettext_lazy("Caisse"),
    BANQUE: gettext_lazy("Banque"),
    VENTES: gettext_lazy("Factures"),
}


@dataclass(frozen=True)
class LigneComptable:
    """A line of an entry: one of the two amounts is zero, in cents, never negative."""

    compte: str
    nom: str
    debit_cts: int
    credit_cts: int


@dataclass(frozen=True)
class Ecriture:
    """A balanced entry: ``piece`` is what it is proved by, in the till's own words."""

    jour: date
    journal: str
    piece: str
    libelle: str
    lignes: tuple[LigneComptable, ...]

    @property
    def debit_cts(self) -> int:
        return sum(ligne.debit_cts for ligne in self.lignes)

    @property
    def credit_cts(self) -> int:
        return sum(ligne.credit_cts for ligne in self.lignes)


@dataclass(frozen=True)
class Solde:
    """What an account moved over a period, in cents."""

    compte: str
    nom: str
    debit_cts: int
    credit_cts: int


class Plan:
    """Which account each thing goes to, and the one name of each account; read once."""

    def __init__(self) -> None:
        self.moyens = {m.pk: m for m in Moyen.objects.all()}
        self.postes = {p.poste: p for p in PosteComptable.objects.all()}
        activites = Activite.objects.values_list("compte", "nom")
        moyens = [(m.compte, m.nom) for m in self.moyens.values()]
        postes = [(p.compte, capfirst(str(p))) for p in self.postes.values()]
        # The last one that names an account wins: what is sold, before how it is paid.
        self.noms = dict([*postes, *moyens, *activites])

    def du_poste(self, poste: str, cts: int) -> Iterator[LigneComptable]:
        return self.ligne(self.postes[poste].compte, cts)

    def du_genre(self, genre: str, cts: int) -> Iterator[LigneComptable]:
        """On the account of a kind of means: the first of that kind's."""
        moyen = next(m for m in self.moyens.values() if m.genre == genre)
        return self.ligne(moyen.compte, cts)

    def ligne(self, compte: str, cts: int) -> Iterator[LigneComptable]:
        """A debit where it is positive, a credit where it is not, nothing for nothing."""
        if cts:
            yield LigneComptable(compte, self.noms.get(compte, compte), max(cts, 0), max(-cts, 0))


def ecritures(debut: date, fin: date, caisses: Collection[Caisse]) -> list[Ecriture]:
    """The entries of a period, ``fin`` included, in order: only what is closed is in them."""
    plan = Plan()
    toutes = [
        *_des_ventes(debut, fin, caisses, plan),
        *_des_especes(debut, fin, {c.point.lieu_id for c in caisses}, plan),
        *_des_remises(debut, fin, {c.point.lieu_id for c in caisses}, plan),
        *_des_factures(debut, fin, {c.point.lieu_id for c in caisses}, plan),
        *_des_paiements(debut, fin, {c.point.lieu_id for c in caisses}, plan),
    ]
    return sorted(toutes, key=lambda e: (e.jour, e.journal, e.piece))


def balance(toutes: Iterable[Ecriture]) -> list[Solde]:
    """What each account moved, in the order of their numbers."""
    sommes: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for ecriture in toutes:
        for ligne in ecriture.lignes:
            somme = sommes[ligne.compte, ligne.nom]
            somme[0] += ligne.debit_cts
            somme[1] += ligne.credit_cts
    return [Solde(compte, nom, *somme) for (compte, nom), somme in sorted(sommes.items())]


def _des_ventes(
    debut: date, fin: date, caisses: Collection[Caisse], plan: Plan
) -> Iterator[Ecriture]:
    clotures = Cloture.objects.filter(
        caisse__in=caisses, niveau=Cloture.Niveau.JOUR, debut__gte=debut, fin__lte=fin
    ).select_related("caisse__point__lieu")
    solidaires = _bons_solidaires(debut, fin, caisses)
    for cloture in clotures.order_by("debut", "caisse"):
        lignes = list(_lignes_du_jour(cloture, plan, solidaires[cloture.caisse_id, cloture.debut]))
        if lignes:
            yield Ecriture(
                jour=cloture.debut,
                journal=CAISSE,
                piece=f"C{cloture.caisse.numero}-J{cloture.numero}",
                libelle=_("Ventes du %(jour)s, %(caisse)s")
                % {"jour": date_format(cloture.debut, "d/m/Y"), "caisse": cloture.caisse},
                lignes=tuple(lignes),
            )


def _lignes_du_jour(cloture: Cloture, plan: Plan, solidaires: int) -> Iterator[LigneComptable]:
    for moyen, genre, _libelle, _n, cts in cloture.par_moyen:
        if genre == Moyen.Genre.BON:
            yield from plan.du_poste(Poste.SOLIDAIRE, solidaires)
            cts, solidaires = cts - solidaires, 0
        yield from plan.ligne(plan.moyens[moyen].compte, cts)
    for _activite, compte, ht_cts, _ttc in cloture.par_activite:
        yield from plan.ligne(compte, -ht_cts)
    yield from plan.du_poste(Poste.TVA, -cloture.tva_cts)


def _bons_solidaires(
    debut: date, fin: date, caisses: Collection[Caisse]
) -> dict[tuple[int, date], int]:
    """(Till, day) → what was paid by vouchers that a prescriber owes for."""
    payes = Reglement.objects.filter(
        bon_achat__origine=BonAchat.Origine.SOLIDAIRE,
        vente__serie__caisse__in=caisses,
        vente__serie__ecole=False,
        vente__jour__gte=debut,
        vente__jour__lte=fin,
    ).order_by()
    sommes: dict[tuple[int, date], int] = defaultdict(int)
    for caisse, jour, cts in payes.values_list("vente__serie__caisse", "vente__jour").annotate(
        Sum("montant_cts")
    ):
        sommes[caisse, jour] = cts
    return sommes


def _des_especes(debut: date, fin: date, lieux: Collection[int], plan: Plan) -> Iterator[Ecriture]:
    """Cash found missing or in excess, small expenses; between drawer and safe nothing changes."""
    dehors = {Place.ECART, Place.DEPENSE}
    mouvements = MouvementEspeces.objects.filter(
        Q(de__in=dehors) | Q(vers__in=dehors),
        lieu__in=lieux,
        le__gte=minuit(debut),
        le__lt=minuit(fin + JOUR),
    ).exclude(session__ecole=True)
    for m in mouvements.order_by("pk"):
        entre = m.de in dehors
        poste = Poste.DEPENSE if Place.DEPENSE in (m.de, m.vers) else _de_l_ecart(m)
        cts = m.montant_cts if entre else -m.montant_cts
        yield Ecriture(
            jour=timezone.localdate(m.le),
            journal=CAISSE,
            piece=f"E{m.pk}",
            libelle=m.motif,
            lignes=(
                *plan.du_genre(Moyen.Genre.ESPECES, cts),
                *plan.du_poste(poste, -cts),
            ),
        )


def _de_l_ecart(m: MouvementEspeces) -> str:
    """The account of a difference; one that a correction explains goes back where it came from."""
    explique = Place.CORRIGE in (m.de, m.vers)
    return Poste.TROP if (m.de == Place.ECART) != explique else Poste.MANQUE


def _des_remises(debut: date, fin: date, lieux: Collection[int], plan: Plan) -> Iterator[Ecriture]:
    """What the bank has credited, the day somebody saw it on the account."""
    etapes = EtapeRemise.objects.filter(
        etat=EtapeRemise.Etat.CREDITEE,
        remise__lieu__in=lieux,
        le__gte=minuit(debut),
        le__lt=minuit(fin + JOUR),
    ).select_related("remise")
    for etape in etapes.order_by("pk"):
        remise = etape.remise
        especes = remise.genre == RemiseBanque.Genre.ESPECES
        genre = Moyen.Genre.ESPECES if especes else Moyen.Genre.CHEQUE
        yield Ecriture(
            jour=timezone.localdate(etape.le),
            journal=BANQUE,
            piece=f"R{remise.pk}",
            libelle=_("Remise en banque nº %(n)d, %(genre)s")
            % {"n": remise.pk, "genre": remise.get_genre_display()},
            lignes=(
                *plan.du_poste(Poste.BANQUE, remise.montant_cts),
                *plan.du_genre(genre, -remise.montant_cts),
            ),
        )


def _des_factures(debut: date, fin: date, lieux: Collection[int], plan: Plan) -> Iterator[Ecriture]:
    """What was invoiced without a ticket, and what a credit note took back of it.

    A ticket that has its invoice is in the sales of its day already.
    """
    a_credit = Facture.objects.filter(vente=None, lien__vente=None, lieu__in=lieux)
    du_temps = a_credit.filter(jour__range=(debut, fin)).prefetch_related("lignes")
    for facture in du_temps.order_by("numero"):
        par_compte: dict[str, int] = defaultdict(int)
        for ligne in facture.lignes.all():
            par_compte[ligne.compte] += ligne.ht_cts
        yield Ecriture(
            jour=facture.jour,
            journal=VENTES,
            piece=facture.numero_lisible,
            libelle=facture.client_nom,
            lignes=(
                *plan.du_poste(Poste.CLIENTS, facture.total_cts),
                *(li for c, cts in sorted(par_compte.items()) for li in plan.ligne(c, -cts)),
                *plan.du_poste(Poste.TVA, -facture.tva_cts),
            ),
        )


def _des_paiements(
    debut: date, fin: date, lieux: Collection[int], plan: Plan
) -> Iterator[Ecriture]:
    """What clients paid on the bank's account, the day it was seen there."""
    recus = PaiementFacture.objects.filter(jour__range=(debut, fin), facture__lieu__in=lieux)
    for paiement in recus.select_related("facture").order_by("pk"):
        yield Ecriture(
            jour=paiement.jour,
            journal=BANQUE,
            piece=f"P{paiement.pk}",
            libelle=_("Facture %(numero)s, %(client)s")
            % {"numero": paiement.facture, "client": paiement.facture.client_nom},
            lignes=(
                *plan.du_poste(Poste.BANQUE, paiement.montant_cts),
                *plan.du_poste(Poste.CLIENTS, -paiement.montant_cts),
            ),
        )
