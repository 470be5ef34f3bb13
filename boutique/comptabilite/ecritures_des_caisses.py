"""The accounting entries of the tills: one a day and a till, from what was closed.

An entry is balanced: what came in, by means, on one side; what it was for, by activity, without
its VAT, and the VAT, on the other. Cash that was missing, spent or credited has its own. None
names anybody: an invoice, a movement of cash are told by their numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.caisses.models import Caisse
from boutique.clotures.models import Cloture
from boutique.regles.models import Activite, Moyen, PosteComptable
from boutique.tiroirs.banque import DU_LIEU
from boutique.tiroirs.models import ChequeRemis, EtapeRemise, MouvementEspeces, Place, RemiseBanque
from boutique.ventes.models import BonAchat, Reglement
from collecte.matiere.jours import JOUR, minuit
from petiterockette.mots.francais import majuscule
from petiterockette.temps.dates import date_format

Poste = PosteComptable.Poste
# Ids of sites; None: all of them, those without a till too.
Lieux = Collection[int] | None
CAISSE, BANQUE, VENTES, DIVERS = "CA", "BQ", "VE", "OD"
JOURNAUX: dict[str, Any] = {
    CAISSE: gettext_lazy("Caisse"),
    BANQUE: gettext_lazy("Banque"),
    VENTES: gettext_lazy("Factures"),
    DIVERS: gettext_lazy("Opérations diverses"),
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
    """A balanced entry: ``piece`` is what it is proved by, in the till's own words.

    ``piece_jour``: the day of that, where it is not the entry's. ``numero``: given once its
    exercise is frozen, 0 before. ``lieu``: None for what is of no site.
    """

    jour: date
    journal: str
    piece: str
    libelle: str
    lieu: int | None
    lignes: tuple[LigneComptable, ...]
    piece_jour: date | None = None
    numero: int = 0

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
        postes = [(p.compte, majuscule(p)) for p in self.postes.values()]
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


def des_caisses(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """The entries of the tills, ``fin`` included, at some sites (None: all): what is closed."""
    yield from _des_ventes(debut, fin, lieux, plan)
    yield from _des_especes(debut, fin, lieux, plan)
    yield from _des_remises(debut, fin, lieux, plan)


def balance(toutes: Iterable[Ecriture]) -> list[Solde]:
    """What each account moved, in the order of their numbers."""
    sommes: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for ecriture in toutes:
        for ligne in ecriture.lignes:
            somme = sommes[ligne.compte, ligne.nom]
            somme[0] += ligne.debit_cts
            somme[1] += ligne.credit_cts
    return [Solde(compte, nom, *somme) for (compte, nom), somme in sorted(sommes.items())]


def au_dela_des_clotures(toutes: Iterable[Ecriture], clos_cts: int) -> list[tuple[str, int]]:
    """What a balance counts beside its closings, in words and in cents, nothing left aside.

    ``clos_cts``: the sum of the closings. What a day gave back by another means than it took
    stands on both sides of its entry.
    """
    mots = {
        BANQUE: _("la banque"),
        VENTES: _("les factures et la matière vendue"),
        DIVERS: _("les subventions notifiées"),
    }
    especes, compense = _("les écarts et dépenses d’espèces"), _("ce qui fut rendu autrement")
    sommes = dict.fromkeys((*mots.values(), especes, compense), 0)
    sommes[compense] = -clos_cts
    for ecriture in toutes:
        du_tiroir = compense if "-J" in ecriture.piece else especes
        sommes[mots.get(ecriture.journal, du_tiroir)] += ecriture.debit_cts
    return [(nom, cts) for nom, cts in sommes.items() if cts]


def aux(lieux: Lieux, champ: str = "lieu") -> dict[str, Any]:
    """A filter on sites; ``champ``: the column, joined if need be."""
    return {} if lieux is None else {f"{champ}__in": lieux}


def _des_ventes(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    clotures = Cloture.objects.filter(
        niveau=Cloture.Niveau.JOUR,
        debut__gte=debut,
        fin__lte=fin,
        **aux(lieux, "caisse__point__lieu"),
    )
    caisses = {c.pk: c for c in Caisse.objects.select_related("point__lieu")}
    solidaires = _bons_solidaires(debut, fin, lieux)
    for cloture in clotures.order_by("debut", "caisse"):
        lignes = list(_lignes_du_jour(cloture, plan, solidaires[cloture.caisse_id, cloture.debut]))
        if lignes:
            caisse = caisses[cloture.caisse_id]
            yield Ecriture(
                jour=cloture.debut,
                journal=CAISSE,
                piece=f"C{caisse.numero}-J{cloture.numero}",
                libelle=_("Ventes du %(jour)s, %(caisse)s")
                % {"jour": date_format(cloture.debut, "d/m/Y"), "caisse": caisse},
                lieu=caisse.point.lieu_id,
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


def _bons_solidaires(debut: date, fin: date, lieux: Lieux) -> dict[tuple[int, date], int]:
    """(Till, day) → what was paid by vouchers that a prescriber owes for."""
    payes = Reglement.objects.filter(
        bon_achat__origine=BonAchat.Origine.SOLIDAIRE,
        vente__serie__ecole=False,
        vente__jour__gte=debut,
        vente__jour__lte=fin,
        **aux(lieux, "vente__serie__caisse__point__lieu"),
    ).order_by()
    sommes: dict[tuple[int, date], int] = defaultdict(int)
    for caisse, jour, cts in payes.values_list("vente__serie__caisse", "vente__jour").annotate(
        Sum("montant_cts")
    ):
        sommes[caisse, jour] = cts
    return sommes


def _des_especes(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """Cash found missing or in excess, small expenses, what went to the bank or came from it
    without a slip; between drawer and safe nothing changes."""
    dehors = {Place.ECART, Place.DEPENSE, Place.BANQUE}
    mouvements = MouvementEspeces.objects.filter(
        Q(de__in=dehors) | Q(vers__in=dehors),
        remise=None,
        le__gte=minuit(debut),
        le__lt=minuit(fin + JOUR),
        **aux(lieux),
    ).exclude(session__ecole=True)
    for m in mouvements.order_by("pk"):
        entre = m.de in dehors
        poste = _SANS_ECART.get(m.de) or _SANS_ECART.get(m.vers) or _de_l_ecart(m)
        cts = m.montant_cts if entre else -m.montant_cts
        yield Ecriture(
            jour=timezone.localdate(m.le),
            journal=BANQUE if poste == Poste.BANQUE else CAISSE,
            piece=f"E{m.pk}",
            libelle=_MOTS[poste] % {"n": m.pk},
            lieu=m.lieu_id,
            lignes=(*plan.du_genre(Moyen.Genre.ESPECES, cts), *plan.du_poste(poste, -cts)),
        )


_SANS_ECART: dict[str, str] = {Place.DEPENSE: Poste.DEPENSE, Place.BANQUE: Poste.BANQUE}
# Why cash moved is free words, where somebody may be named: it stays at the till.
_MOTS: dict[str, Any] = {
    Poste.DEPENSE: gettext_lazy("Petite dépense, mouvement nº %(n)d"),
    Poste.BANQUE: gettext_lazy("Espèces et banque, mouvement nº %(n)d"),
    Poste.MANQUE: gettext_lazy("Il manque en caisse, mouvement nº %(n)d"),
    Poste.TROP: gettext_lazy("Il y a trop en caisse, mouvement nº %(n)d"),
}


def _de_l_ecart(m: MouvementEspeces) -> str:
    """The account of a difference; one that a correction explains goes back where it came from."""
    explique = Place.CORRIGE in (m.de, m.vers)
    return Poste.TROP if (m.de == Place.ECART) != explique else Poste.MANQUE


def _des_remises(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """What the bank has credited, the day somebody saw it on the account."""
    etapes = EtapeRemise.objects.filter(
        etat=EtapeRemise.Etat.CREDITEE, le__gte=minuit(debut), le__lt=minuit(fin + JOUR)
    ).select_related("remise")
    parts = _par_lieu(etapes)
    for etape in etapes.order_by("pk"):
        remise = etape.remise
        especes = remise.genre == RemiseBanque.Genre.ESPECES
        genre = Moyen.Genre.ESPECES if especes else Moyen.Genre.CHEQUE
        # Cheques of several sites may share a slip: each site's leave its own account.
        for lieu, cts in parts.get(remise.pk, [(remise.lieu_id, remise.montant_cts)]):
            if lieux is not None and lieu not in lieux:
                continue
            yield Ecriture(
                jour=timezone.localdate(etape.le),
                journal=BANQUE,
                piece=f"R{remise.pk}",
                libelle=_("Remise en banque nº %(n)d, %(genre)s")
                % {"n": remise.pk, "genre": remise.get_genre_display()},
                lieu=lieu,
                lignes=(*plan.du_poste(Poste.BANQUE, cts), *plan.du_genre(genre, -cts)),
            )


def _par_lieu(etapes: QuerySet[EtapeRemise]) -> dict[int, list[tuple[int, int]]]:
    """Slip of cheques → (site that took them, cents), of the slips that these steps are of."""
    portes = ChequeRemis.objects.filter(remise__in=etapes.order_by().values("remise"))
    sommes = portes.order_by().values_list("remise", DU_LIEU)
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for remise, lieu, cts in sommes.annotate(Sum("reglement__montant_cts")).order_by(
        "remise", DU_LIEU
    ):
        parts[remise].append((lieu, cts))
    return parts
