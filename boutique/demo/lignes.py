"""From the words of a ticket to its rows: the till's own arithmetic, on the lists of the base."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

from boutique.articles.models import Article
from boutique.caisses.balance import sans_balance
from boutique.caisses.models import Caisse
from boutique.regles.models import Moyen
from boutique.regles.prix import au_poids, remise
from boutique.ventes.chiffrage import Tarif, chiffrer, operations_du_jour, regimes_du_jour
from boutique.ventes.documents import LigneRecue
from boutique.ventes.models import LigneVente, Reglement
from collecte.matiere.etapes import Mesure, Moyenne

from . import dosages
from .recette import LigneDite, TicketDit

Mode = LigneVente.Mode


class Etal:
    """The articles of the base, and the prices of a day at a till."""

    def __init__(self, uniques: Sequence[Article] = ()) -> None:
        grille = Article.objects.de_la_grille().order_by("pk")
        articles = list(grille.select_related("activite", "categorie__parent"))
        self.par_id = {a.pk: a for a in (*articles, *uniques)}
        # What is not shown today was sold on its own days: yesterday's dishes.
        self.par_nom = {a.nom: a for a in articles}
        self.libres: dict[str, Article] = {}
        self.conseilles: dict[str, list[Article]] = defaultdict(list)
        self.au_kilo: dict[str, Article] = {}
        for article in (a for a in articles if a.visible):
            code = article.categorie.code if article.categorie else ""
            if article.mode_prix == Article.ModePrix.LIBRE:
                self.libres.setdefault(code, article)
            elif article.mode_prix == Article.ModePrix.CONSEILLE:
                self.conseilles[code].append(article)
            elif article.mode_prix == Article.ModePrix.AU_KG:
                self.au_kilo[code] = article
        self.moyens = {m.code: m for m in Moyen.objects.all()}

    def vend(self, categorie: str) -> bool:
        return categorie in self.libres

    def tarif(self, caisse: Caisse, jour: date) -> Tarif:
        return Tarif(
            jour=jour,
            caisse=caisse,
            articles=self.par_id,
            operations=operations_du_jour(caisse, jour, None),
            regimes=regimes_du_jour({a.activite_id for a in self.par_id.values()}, jour),
            moyennes={},
        )

    def lignes(self, ticket: TicketDit, tarif: Tarif) -> list[LigneVente]:
        """The lines of a ticket, their masses those of the story."""
        de = Random(ticket.cle)
        dites = [dite for dite in ticket.lignes if not dite.article or dite.article in self.par_nom]
        postees = [self._postee(dite, tarif, de) for dite in dites]
        chiffre = chiffrer(postees, tarif)
        if chiffre.champs:
            raise ValueError(f"{ticket.cle}: {chiffre.champs}")
        for ligne, dite in zip(chiffre.lignes, dites, strict=True):
            if dite.masse_g and not dite.pesee:
                ligne.masse_g, ligne.mesure = dite.masse_g, Mesure.ESTIMEE
                ligne.moyenne_mg = max(1, round(dite.masse_g * 1000 / (ligne.nb_objets or 1)))
                ligne.moyenne_source = Moyenne.HYPOTHESE
        return chiffre.lignes

    def _postee(self, dite: LigneDite, tarif: Tarif, de: Random) -> LigneRecue:
        article = self._article(dite, de)
        if se_pese := self._au_kilo(dite, tarif, de):
            return _au_poids(dite, se_pese, tarif)
        lot = dite.nb_objets == 0
        prix = dite.prix_cts
        if prix is None or (article.prix_cts is not None and not lot):
            prix = article.prix_cts or 0
        quantite = max(1, dite.nb_objets)
        catalogue = prix if lot else prix * quantite
        operation = tarif.operation_sur(article)
        otee = remise(catalogue, operation.pourcent) if operation else 0
        a_la_main = 0 if operation else catalogue * dite.remise // 100
        return LigneRecue(
            article=article.pk,
            mode=str(Mode.LOT if lot else Mode.UNITE),
            quantite=1 if lot else quantite,
            prix_cts=prix,
            montant_cts=0 if dite.offerte else catalogue - otee - a_la_main,
            masse_g=dite.masse_g if dite.pesee and dite.masse_g else None,
            remise_cts=a_la_main,
            offert=dite.offerte,
            # Told, not typed: no finger slipped.
            confirmee=True,
        )

    def _au_kilo(self, dite: LigneDite, tarif: Tarif, de: Random) -> Article | None:
        """What sells a line by weight, where a scale may: some of those with several things."""
        article = self.au_kilo.get(dite.categorie)
        se_peut = article and dite.pesee and dite.nb_objets > 1 and not dite.remise
        if not se_peut or dite.offerte or sans_balance(tarif.caisse, tarif.jour):
            return None
        *_lequel, sur_cent = dosages.AU_KILO
        return article if de.random() * 100 < sur_cent else None

    def _article(self, dite: LigneDite, de: Random) -> Article:
        if dite.unique:
            return self.par_id[dite.unique]
        if dite.article:
            return self.par_nom[dite.article]
        conseilles = self.conseilles.get(dite.categorie)
        if conseilles and dite.nb_objets and de.random() < 0.5:
            return de.choice(conseilles)
        return self.libres[dite.categorie]

    def reglements(self, total_cts: int, moyen: str, de: Random) -> list[Reglement]:
        """How a total is paid; nothing for nothing."""
        if not total_cts:
            return []
        if (moyen == "cheque" and total_cts < dosages.CHEQUE_MIN_CTS) or (
            moyen == "especes" and total_cts > dosages.ESPECES_MAX_CTS
        ):
            moyen = "carte"
        if moyen == "partage" and total_cts >= dosages.CHEQUE_MIN_CTS:
            moitie = total_cts // 200 * 100
            return [
                self.reglement("carte", moitie, 0),
                self.reglement("especes", total_cts - moitie, 1),
            ]
        if moyen in ("partage", "bon"):
            moyen = "especes"
        donne = total_cts
        if moyen == "especes" and de.random() < 0.6:
            donne = next((b for b in dosages.BILLETS_CTS if b >= total_cts), total_cts)
        return [self.reglement(moyen, total_cts, 0, donne)]

    def reglement(
        self, code: str, montant_cts: int, rang: int, donne_cts: int | None = None
    ) -> Reglement:
        moyen = self.moyens[code]
        return Reglement(
            rang=rang,
            moyen=moyen,
            genre=moyen.genre,
            libelle=moyen.nom,
            compte=moyen.compte,
            montant_cts=montant_cts,
            donne_cts=montant_cts if donne_cts is None else donne_cts,
        )


def _au_poids(dite: LigneDite, article: Article, tarif: Tarif) -> LigneRecue:
    prix = article.prix_cts or 0
    catalogue = au_poids(prix, dite.masse_g)
    operation = tarif.operation_sur(article)
    return LigneRecue(
        article=article.pk,
        mode=str(Mode.POIDS),
        quantite=1,
        prix_cts=prix,
        montant_cts=catalogue - (remise(catalogue, operation.pourcent) if operation else 0),
        nb_objets=dite.nb_objets,
        masse_g=dite.masse_g,
        confirmee=True,
    )


def total(lignes: Sequence[LigneVente]) -> int:
    return sum(ligne.montant_cts for ligne in lignes)
