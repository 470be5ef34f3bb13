"""From what the screen showed to the lines of a ticket: prices, discounts, VAT, masses.

Reads the lists as they are now and writes nothing; everything that is wrong is said at once,
beside its line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from boutique.articles.models import Article, Operation
from boutique.caisses.balance import sans_balance
from boutique.caisses.models import Caisse
from boutique.regles.models import PosteComptable, Regime, RegimeTVA
from boutique.regles.models.activites import lire_les_taux
from boutique.regles.prix import hors_taxe, remise
from collecte.matiere.etapes import Mesure
from collecte.poids.poids_moyens import masse_estimee
from petiterockette.base.sql import lire, table
from petiterockette.mots.monnaie import euros

from .documents import LigneRecue
from .models import LigneVente
from .valeurs import catalogue_de, est_lourde, est_offerte, nb_objets_de, prix_de, surprise

Mode = LigneVente.Mode


class TVA(NamedTuple):
    """How an activity stands towards VAT on a day: its rate in hundredths of a percent, the
    account that its VAT goes to, the other rates that its articles may have; none of them where
    it is not subject to it."""

    regime: str = str(Regime.NON_ASSUJETTI)
    taux_cp: int = 0
    compte: str = ""
    autres_cp: tuple[int, ...] = ()

    def a(self, taux_cp: int | None) -> "TVA":
        """The VAT of the activity at another rate, if it is allowed that day; else this very
        one."""
        return self._replace(taux_cp=taux_cp) if taux_cp in self.autres_cp else self


HORS_TVA = TVA()


@dataclass(frozen=True)
class Tarif:
    """What the lists say on a day at a till: articles by id, operations, VAT, averages."""

    jour: date
    caisse: Caisse
    articles: dict[int, Article]
    operations: tuple[tuple[Operation, frozenset[int]], ...]
    regimes: dict[int, TVA]
    moyennes: dict[int, tuple[int, str]]

    def operation_sur(self, article: Article) -> Operation | None:
        """The most generous operation that applies to an article, if any."""
        if article.categorie is None:
            return None
        siennes = {article.categorie_id, article.categorie.parent_id}
        admises = [o for o, categories in self.operations if not categories or categories & siennes]
        return max(admises, key=lambda o: (o.pourcent, -o.pk), default=None)


_REGIMES = (
    "SELECT activite_id, regime, taux_cp, autres_taux, "
    f"(SELECT compte FROM {table(PosteComptable)} WHERE poste = 'tva') "
    f"FROM {table(RegimeTVA)} WHERE debut <= %s ORDER BY debut"
)


def operations_du_jour(
    caisse: Caisse, jour: date, public: int | None
) -> tuple[tuple[Operation, frozenset[int]], ...]:
    """The operations that apply at a till to a basket, each with its categories' ids."""
    retenues = []
    for operation in Operation.objects.du_jour(jour).prefetch_related("categories", "points"):
        points = {p.pk for p in operation.points.all()}
        if points and caisse.point_id not in points:
            continue
        if operation.public_id and operation.public_id != public:
            continue
        retenues.append((operation, frozenset(c.pk for c in operation.categories.all())))
    return tuple(retenues)


def regimes_du_jour(activites: Iterable[int], jour: date) -> dict[int, TVA]:
    """Activity's id → its VAT; absent: ``HORS_TVA``."""
    voulues = set(activites)
    return {
        activite: TVA(regime, taux, (compte or "") if taux else "", lire_les_taux(autres))
        for activite, regime, taux, autres, compte in lire(_REGIMES, jour)
        if activite in voulues
    }


class PanierChiffre(NamedTuple):
    """The lines of a ticket before they are written, and what is wrong: field → sentence."""

    lignes: list[LigneVente]
    champs: dict[str, str]
    # The screen and the lists disagree: a price changed since the page was opened.
    prix_change: bool


def chiffrer(recues: Sequence[LigneRecue], tarif: Tarif) -> PanierChiffre:
    """Compose the lines of a sale from what was posted, checked against the lists."""
    lignes: list[LigneVente] = []
    champs: dict[str, str] = {}
    prix_change = False
    for rang, recue in enumerate(recues):
        article = tarif.articles.get(recue.article)
        if article is None:
            champs[f"lignes.{rang}.article"] = _("Cet article n’est plus en vente.")
            continue
        faute = _faute(recue, article, tarif)
        if faute:
            champ, phrase = faute
            champs[f"lignes.{rang}.{champ}"] = phrase
            continue
        ligne = _ligne(recue, article, tarif, rang)
        if ligne.montant_cts != recue.montant_cts:
            prix_change = True
            phrase = _("«\u00a0%(article)s\u00a0» vaut maintenant %(prix)s.")
            champs[f"lignes.{rang}.montant_cts"] = phrase % {
                "article": article.nom,
                "prix": euros(ligne.montant_cts),
            }
            continue
        lignes.append(ligne)
    return PanierChiffre(lignes, champs, prix_change)


def _faute(recue: LigneRecue, article: Article, tarif: Tarif) -> tuple[str, str] | None:
    """What is wrong with a line: (field, French sentence), or None."""
    mode, pese = recue.mode, recue.masse_g is not None
    if (recue.offert or recue.remise_cts) and not article.activite.dans_le_ca:
        return "remise_cts", _("«\u00a0%(article)s\u00a0» ne se remise pas et ne s’offre pas.") % {
            "article": article.nom
        }
    if article.mode_prix == Article.ModePrix.AU_KG and mode != Mode.POIDS:
        return "mode", _(
            "«\u00a0%(article)s\u00a0» se vend au poids\u00a0: posez-le sur la balance."
        ) % {"article": article.nom}
    if mode == Mode.POIDS:
        if article.mode_prix != Article.ModePrix.AU_KG:
            return "mode", _("«\u00a0%(article)s\u00a0» ne se vend pas au poids.") % {
                "article": article.nom
            }
        if raison := sans_balance(tarif.caisse, tarif.jour):
            return "mode", raison
        if not pese:
            return "masse_g", _("Le poids manque.")
    if mode != Mode.UNITE and recue.quantite != 1:
        return "quantite", _("Un lot, une pesée\u00a0: une ligne à la fois.")
    if article.est_unique and (mode != Mode.UNITE or recue.quantite != 1):
        return "quantite", _("«\u00a0%(article)s\u00a0» est seul de son espèce.") % {
            "article": article.nom
        }
    if mode == Mode.LOT and article.mode_prix == Article.ModePrix.FIXE:
        return "mode", _("«\u00a0%(article)s\u00a0» a un prix fixe\u00a0: pas de lot.") % {
            "article": article.nom
        }
    if not recue.confirmee and (quoi := surprise(recue, article, tarif.caisse)):
        return quoi
    return _faute_de_prix(recue, article) if mode == Mode.UNITE else None


def _faute_de_prix(recue: LigneRecue, article: Article) -> tuple[str, str] | None:
    if article.mode_prix in (Article.ModePrix.FIXE, Article.ModePrix.LOT):
        # Another price than the list's: the screen is told the new one by its amount.
        return None
    if est_offerte(recue, article):
        return None
    minimum = article.minimum_cts
    if minimum is not None and recue.prix_cts < minimum:
        return "prix_cts", _("«\u00a0%(article)s\u00a0»\u00a0: %(minimum)s au moins.") % {
            "article": article.nom,
            "minimum": euros(minimum),
        }
    return None


def _ligne(recue: LigneRecue, article: Article, tarif: Tarif, rang: int) -> LigneVente:
    """The row of one line; nothing is written."""
    prix, quantite = prix_de(recue, article), recue.quantite
    offert = est_offerte(recue, article)
    catalogue = catalogue_de(recue, article)
    operation = tarif.operation_sur(article)
    de_l_operation = remise(catalogue, operation.pourcent) if operation else 0
    a_la_main = recue.remise_cts
    if offert:
        operation, de_l_operation, a_la_main = None, 0, catalogue
    montant = max(0, catalogue - de_l_operation - a_la_main)
    tva = tarif.regimes.get(article.activite_id, HORS_TVA).a(article.taux_cp)
    ht = hors_taxe(montant, tva.taux_cp)
    ligne = LigneVente(
        rang=rang,
        genre=article.genre,
        libelle=article.nom,
        provenance=article.provenance,
        compte=article.activite.compte,
        mode=recue.mode,
        quantite=quantite,
        nb_objets=nb_objets_de(recue, article),
        prix_cts=prix,
        catalogue_cts=catalogue,
        remise_operation_cts=de_l_operation,
        remise_main_cts=catalogue - de_l_operation - montant,
        offert=offert,
        montant_cts=montant,
        regime=tva.regime,
        taux_cp=tva.taux_cp,
        compte_tva=tva.compte,
        ht_cts=ht,
        tva_cts=montant - ht,
        confirmee=recue.confirmee and est_lourde(recue, article),
        a_enlever=recue.a_enlever,
        article=article,
        categorie=article.categorie,
        activite=article.activite,
        operation=operation if de_l_operation else None,
    )
    ligne.pour = recue.pour
    _peser(ligne, recue.masse_g, tarif)
    return ligne


def _peser(ligne: LigneVente, masse_g: int | None, tarif: Tarif) -> None:
    """Freeze how much a line weighs: read, known of a followed thing, estimated, or nothing."""
    article = ligne.article
    assert article is not None
    if masse_g is None and article.objet is not None:
        masse_g = article.objet.masse_g
    if masse_g:
        ligne.masse_g, ligne.mesure = masse_g, Mesure.PESEE
        return
    moyenne = tarif.moyennes.get(article.pk)
    if moyenne and ligne.nb_objets and article.deplace_la_matiere:
        ligne.moyenne_mg, ligne.moyenne_source = moyenne
        ligne.masse_g = masse_estimee(ligne.nb_objets, moyenne[0])
        ligne.mesure = Mesure.ESTIMEE
