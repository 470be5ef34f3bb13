"""Screen = CSV = XLSX = ODS = PDF = indicators, over twelve days of the demo's tills.

Each is parsed as it was rendered, and compared with the tickets added up one by one: nothing
here asks the product for a sum.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from boutique.ventes.models import Vente
from petiterockette.mots.mesures import kilos_nombre
from petiterockette.mots.monnaie import euros_nombre
from tests.indicateurs.test_exports import montres
from tests.pages import espaces, lue
from tests.tableurs import demander, grammes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("racontee")]

PAGE = "/boutique/mois/2026/"
# A year's page first comes without its lower half.
TOUT = {"tout": "oui"}
PARIS = ZoneInfo("Europe/Paris")
JOURS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
PARTOUT = ["", "MTG"]


class Comptes:
    """Every ticket of a site (of all without one), line after line, as a hand would add them."""

    def __init__(self, lieu: str) -> None:
        self.n: Counter = Counter()
        self.categories: dict[str, Counter] = defaultdict(Counter)
        self.activites: Counter = Counter()
        self.heures: dict[int, Counter] = defaultdict(Counter)
        self.creneaux: dict[tuple[str, int], Counter] = defaultdict(Counter)
        tickets = Vente.objects.filter(serie__ecole=False).prefetch_related(
            "serie__caisse__point__lieu", "lignes__activite", "lignes__categorie__parent"
        )
        for ticket in tickets:
            if not lieu or ticket.serie.caisse.point.lieu.code == lieu:
                self._ajouter(ticket)

    def _ajouter(self, ticket) -> None:
        heure = ticket.le.astimezone(PARIS).hour
        quand = JOURS[ticket.jour.weekday()], heure
        lignes = list(ticket.lignes.all())
        if ticket.nature == "vente" and any(li.activite.dans_le_ca for li in lignes):
            self.n["ventes"] += 1
            self.heures[heure]["ventes"] += 1
            self.creneaux[quand]["ventes"] += 1
        for ligne in lignes:
            self.activites[ligne.activite.nom] += ligne.montant_cts
            self._peser(ligne, self.n)
            if not ligne.activite.dans_le_ca:
                self.n["hors_ca"] += ligne.montant_cts
                continue
            self.heures[heure]["ca"] += ligne.montant_cts
            self.creneaux[quand]["ca"] += ligne.montant_cts
            mere = ligne.categorie and (ligne.categorie.parent or ligne.categorie)
            categorie = self.categories[mere.nom if mere else "sans catégorie"]
            categorie["ca"] += ligne.montant_cts
            self._peser(ligne, categorie)
            self._remiser(ligne)

    def _peser(self, ligne, sommes: Counter) -> None:
        if ligne.provenance != "service" and ligne.nb_objets is not None:
            sommes["objets"] += ligne.nb_objets
            sommes["objets_cts"] += ligne.montant_cts
        if ligne.provenance == "don" and ligne.masse_g:
            sommes["g"] += ligne.masse_g
            sommes["g_cts"] += ligne.montant_cts
            sommes["pesees"] += ligne.masse_g * (ligne.mesure == "pesee")

    def _remiser(self, ligne) -> None:
        sens = 1 if ligne.quantite > 0 else -1
        self.n["ca"] += ligne.montant_cts
        if ligne.montant_cts == 0:
            self.n["offerts"] += sens
        else:
            self.n["remises"] += ligne.catalogue_cts - ligne.montant_cts
        if sens < 0:
            self.n["rendu"] -= ligne.montant_cts

    def indicateurs(self) -> dict[str, Decimal | None]:
        n = self.n
        return {
            "CA": Decimal(n["ca"]),
            "N_VENTES": Decimal(n["ventes"]),
            "PANIER_MOYEN": arrondi(n["ca"], n["ventes"]),
            "OBJETS_VENDUS": Decimal(n["objets"]),
            "PRIX_MOYEN": arrondi(n["objets_cts"], n["objets"]),
            "KG_VENDUS_CAISSE": Decimal(n["g"]),
            "CERTITUDE_CAISSE": arrondi(100 * n["pesees"], n["g"], "0.1"),
            "EUROS_AU_KG": au_kg(n),
            "REMISES": Decimal(n["remises"]),
            "N_OFFERTS": Decimal(n["offerts"]),
            "REMBOURSEMENTS": Decimal(n["rendu"]),
            "HORS_CA": Decimal(n["hors_ca"]),
        }


def arrondi(somme: int, nombre: int, pas: str = "1") -> Decimal | None:
    return (Decimal(somme) / nombre).quantize(Decimal(pas), ROUND_HALF_UP) if nombre else None


def au_kg(sommes: Counter) -> Decimal | None:
    return arrondi(1000 * sommes["g_cts"], sommes["g"])


# What each renders


def rangees(page: str, titre: str) -> Iterator[tuple[str, list[Decimal | None]]]:
    """The rows of the table under that heading: a name, and what machines read in each cell."""
    carte = page[page.index(f'aria-labelledby="{titre}"') :]
    for rangee in carte[: carte.index("</section>")].split("<tr>")[1:]:
        tete = re.search(r'<th scope="row">(.*?)</th>', rangee, re.DOTALL)
        if tete:
            nom = " ".join(unescape(re.sub(r"<[^>]*>", " ", tete[1])).split())
            cellules = [c for c in rangee.split("<td")[1:] if "ventes-part" not in c]
            lus = (re.search(r'<data value="([^"]*)"', cellule) for cellule in cellules)
            yield nom, [Decimal(v[1]) if v else None for v in lus]


def feuille(lu, *tetes: str) -> list[list]:
    """The rows of the sheet whose head begins so."""
    return next(f[1:] for f in lu.feuilles if f[0][: len(tetes)] == list(tetes))


def centimes(euros: Decimal | None) -> Decimal | None:
    return None if euros is None else euros * 100


def sur_papier(client, filtre: dict) -> str:
    reponse = client.get(PAGE, {**filtre, "format": "pdf"})
    pages = PdfReader(BytesIO(reponse.content)).pages
    return " ".join(espaces(" ".join(p.extract_text() for p in pages)).split())


def ecrit(cts: int | Decimal | None) -> str:
    return "—" if cts is None else espaces(euros_nombre(int(cts)))


# The tests


@pytest.mark.parametrize("lieu", PARTOUT)
def test_chaque_categorie_dit_partout_ses_euros_ses_kilos_et_ses_euros_au_kilo(direction, lieu):
    attendues = {
        nom: [s["ca"], s["objets"], s["g"], au_kg(s)] for nom, s in Comptes(lieu).categories.items()
    }
    filtre = {"lieu": lieu} if lieu else {}

    page = lue(direction.get(PAGE, filtre | TOUT))
    ecran = {n: [v[0], *v[2:]] for n, v in rangees(page, "categories-titre")}
    total = ecran.pop("Total")

    assert len(ecran) > 8
    assert ecran == attendues
    assert total[0] == sum(v[0] for v in attendues.values())
    for format, lu in demander(direction, PAGE, **filtre).items():
        lues = {
            li[0]: [centimes(li[1]), li[3] or 0, grammes(li[5]), centimes(li[6])]
            for li in feuille(lu, "Catégorie")
        }
        assert lues == attendues, format
    papier = sur_papier(direction, filtre)
    for nom, (ca, objets, g, kg) in attendues.items():
        kilos = espaces(kilos_nombre(g, 1)) if g else "—"
        assert re.search(
            rf"{re.escape(nom)} {ecrit(ca)} \S+ % {objets or '—'} {kilos} {ecrit(kg)} ", papier
        ), nom


@pytest.mark.parametrize("lieu", PARTOUT)
def test_chaque_activite_dit_partout_ses_euros(direction, lieu):
    attendues = {nom: Decimal(cts) for nom, cts in Comptes(lieu).activites.items()}
    filtre = {"lieu": lieu} if lieu else {}

    page = lue(direction.get(PAGE, filtre | TOUT))
    ecran = {nom: v[0] for nom, v in rangees(page, "activites-titre")}
    hors_ca = {nom: v[1] for nom, v in rangees(page, "hors-ca-titre")}
    total = ecran.pop("Chiffre d’affaires")
    apart = hors_ca.pop("Total")

    assert len(attendues) >= 3
    assert ecran | hors_ca == attendues
    assert (total, apart) == (sum(ecran.values()), sum(hors_ca.values()))
    for format, lu in demander(direction, PAGE, **filtre).items():
        lues = {li[0]: li[1] for li in feuille(lu, "Activité", "Chiffre d’affaires (€)")}
        lues |= {li[0]: li[2] for li in feuille(lu, "Activité", "Quantité")}
        assert {nom: centimes(v) for nom, v in lues.items()} == attendues, format
    papier = sur_papier(direction, filtre)
    for nom, cts in attendues.items():
        apart_ = " (hors chiffre d’affaires)" if nom in hors_ca else ""
        assert re.search(rf"{re.escape(nom + apart_)} [\d ]+ {ecrit(cts)} ", papier), nom


@pytest.mark.parametrize("lieu", PARTOUT)
def test_chaque_heure_dit_partout_ses_ventes_et_ses_euros(direction, lieu):
    comptes = Comptes(lieu)
    attendus = {q: (s["ventes"], s["ca"]) for q, s in comptes.creneaux.items() if any(s.values())}
    filtre = {"lieu": lieu} if lieu else {}

    page = lue(direction.get(PAGE, filtre | TOUT))
    carte = page[page.index('aria-labelledby="semaine-titre"') :]
    heures = [int(h) for h in re.findall(r">(\d+)(?: |&nbsp;)h</th>", carte)]
    lignes = dict(rangees(page, "semaine-titre"))
    par_heure = lignes.pop("€")

    assert len(heures) > 4
    for jour, valeurs in lignes.items():
        ventes = dict(zip(heures, valeurs, strict=False))
        assert {h: n for h, n in ventes.items() if n} == {
            h: n for (j, h), (n, _ca) in attendus.items() if j == jour and n
        }
        assert valeurs[-1] == sum(ca for (j, _h), (_n, ca) in attendus.items() if j == jour)
    recettes = dict(zip(heures, par_heure, strict=False))
    assert {h: v for h, v in recettes.items() if v} == {
        h: s["ca"] for h, s in comptes.heures.items() if s["ca"]
    }
    assert par_heure[-1] == comptes.n["ca"]
    for format, lu in demander(direction, PAGE, **filtre).items():
        lus = {
            (li[0].capitalize(), int(li[1])): (int(li[2] or 0), centimes(li[4]))
            for li in feuille(lu, "Jour", "Heure")
        }
        assert {q: v for q, v in lus.items() if any(v)} == attendus, format
    papier = sur_papier(direction, filtre)
    for heure, s in comptes.heures.items():
        assert f" {heure} h {s['ventes'] or '—'} {ecrit(s['ca'])} " in papier, heure


@pytest.mark.parametrize("lieu", PARTOUT)
def test_les_indicateurs_de_la_caisse_sont_les_tickets_additionnes(direction, lieu):
    filtre = {"lieu": lieu} if lieu else {}
    attendus = Comptes(lieu).indicateurs()

    montre = montres(direction.get("/indicateurs/2026/", {"tout": "oui"} | filtre).content.decode())
    lus = {code: montre[code][0] for code in attendus}

    assert {c: v and Decimal(v) for c, v in lus.items()} == attendus
    assert all(attendus.values())
