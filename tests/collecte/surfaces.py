"""Every surface that says what became of the matter, read as its reader does.

Each reader gives the rate as it is written and the reason for its absence, and judges what it
read on its own: no rate outside [0, 100], no set of shares that does not add up.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from io import BytesIO, StringIO

from django.core.management import call_command
from pypdf import PdfReader

from petiterockette.abonnements.courriels import le_resume
from tests.pages import espaces
from tests.tableurs import Lu, lire

NOMBRE = r"\d{1,3}(?:\u202f\d{3})*(?:,\d+)?"
LIBRES = re.compile(
    # On what came in; an écart on what came in; a change.
    rf"Sur la collecte\s:\s{NOMBRE}\s%|(<\s)?{NOMBRE}\s% (sur|de) la collecte\b|, soit {NOMBRE}\s%"
    rf"|(<\s)?{NOMBRE}\s% de ce qui a été collecté"
    rf"|rapportés\sà\sce\squi\sest\sentré\s:\s{NOMBRE}\s%"
    rf"|[+−](<\s)?{NOMBRE}\s%"
)
POURCENT = re.compile(rf"([−+]?)(?:<\s)?({NOMBRE})\s?%")
# What is said of what came in may pass 100: more went out than came in.
RATIOS = ("Revalorisation sur la collecte", "Sorti sur collecté")
ARTICLES = {"tr", "p", "li", "td", "th", "dd", "dt", "div", "section", "h2", "h3", "table"}


@dataclass(frozen=True)
class Dit:
    """``taux``: « 91,1 », or empty; ``sans``: why there is none, or empty."""

    taux: str
    sans: str


class Page(HTMLParser):
    """The text of a page, a block a line, and its tables as rows of texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = espaces(html)
        self.tables: list[list[list[str]]] = []
        self._texte, self._cellule = [], None
        self.feed(html)
        self.brut = re.sub(r"[^\S\n\u00a0\u202f]+", " ", "".join(self._texte))
        self.texte = espaces(self.brut)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cellule = []
        if tag in ARTICLES:
            self._texte.append("\n")

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[-1][-1].append(espaces("".join(self._cellule)).strip())
            self._cellule = None

    def handle_data(self, data):
        self._texte.append(data)
        if self._cellule is not None:
            self._cellule.append(data)


# Judging


def nombre(ecrit: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", ecrit).replace(",", ".").replace("−", "-"))


def juger_les_taux(texte: str) -> None:
    """No percentage of a text is outside [0, 100], those that have a sign or may pass left out."""
    for signe, valeur in POURCENT.findall(LIBRES.sub("", texte)):
        assert not signe, f"{signe}{valeur} %"
        # « 00 »: what is left of thousands that a PDF sets apart with a plain space.
        assert not valeur.startswith("00"), valeur
        assert 0 <= nombre(valeur) <= 100, f"{valeur} %"


def fait_cent(parts: list[Decimal | None]) -> None:
    """All of them add up to 100, or none is shown."""
    connues = [p for p in parts if p is not None]
    assert not connues or len(connues) == len(parts), parts
    # What found no tenth is written « < 0,1 », and counts for nothing.
    assert not connues or sum(p for p in connues if p >= Decimal("0.1")) == 100, parts


def part_ecrite(cellule: str) -> Decimal | None:
    if cellule in ("", "—"):
        return None
    return Decimal(0) if cellule.startswith("<") else nombre(cellule.removesuffix("%").strip())


def juger_les_tableaux(page: Page) -> None:
    """The columns « part » of the tables of a page make 100."""
    for tete, *lignes in (t for t in page.tables if t):
        for rang in (i for i, nom in enumerate(tete) if nom.lower() == "part"):
            corps = [li for li in lignes if len(li) == len(tete) and li[0] != "Total"]
            # Where only something has no kilograms, there is nothing to share.
            utiles = [li for li in corps if set(li[1:]) != {"—"}]
            parts = [part_ecrite(li[rang]) for li in utiles]
            muettes = [li for li, p in zip(utiles, parts, strict=True) if p is None]
            if muettes and len(muettes) < len(utiles):
                raise AssertionError(f"{tete} : {utiles}")
            fait_cent(parts)


def entiers(ecrits: Iterable[str | int]) -> None:
    """Whole percents side by side make 100."""
    lus = [int(n) for n in ecrits]
    assert not lus or sum(lus) == 100, lus


# Reading


def machine(debut, fin, lieu: str) -> dict:
    """What the command line gives to machines: plain numbers."""
    sortie = StringIO()
    options = [f"--debut={debut}", f"--fin={fin}", *([f"--lieu={lieu}"] if lieu else [])]
    call_command("bilan", *options, "--format=json", stdout=sortie)
    assert not {"\u202f", "\u2212"} & set(sortie.getvalue())
    return json.loads(sortie.getvalue())


def en_ligne(debut, fin, lieu: str) -> Dit:
    sortie = StringIO()
    options = [f"--debut={debut}", f"--fin={fin}", *([f"--lieu={lieu}"] if lieu else [])]
    call_command("bilan", *options, stdout=sortie)
    juger_les_taux(sortie.getvalue())
    texte = espaces(sortie.getvalue())
    [dit] = re.findall(r"Taux de revalorisation \(sur les sorties\) : (.+)", texte)
    return Dit(dit.removesuffix(" %"), "") if dit.endswith("%") else Dit("", dit)


def lire_la_page(client, adresse: str, filtre: dict) -> Page:
    """A page, its head left out; its percentages are judged."""
    html = client.get(adresse, filtre).content.decode()
    page = Page(html[max(0, html.find("<main")) :])
    juger_les_taux(page.brut)
    return page


def tableau(client, code: str, filtre: dict) -> Dit | None:
    """The dashboard; None for a period in which nothing moved."""
    page = lire_la_page(client, f"/collecte/mois/{code}/", filtre)
    html = page.html
    juger_les_tableaux(page)
    entiers(re.findall(r'part-pourcent" value="(\d+)"', html))
    certitude = re.search(r'legende-certitude">(.*?)</ul>', html, re.S)
    entiers(re.findall(r'<data value="(\d+)"', certitude[1]) if certitude else [])
    juger_l_explication(html)
    return _avec_taux(page.texte, re.search(r'taux-chiffre">(.*?)</p>', html, re.S))


def juger_l_explication(html: str) -> None:
    """The categories that explain a difference make it."""
    bloc = re.search(r'<div class="explication">(.*?)</section>', html, re.S)
    dits = re.findall(r"<strong>([+−]?[\d ]+,\d) points?</strong>", bloc[1]) if bloc else []
    if dits:
        parts = re.findall(r'explication-part.*?<data value="(-?[\d.]+)"', bloc[1], re.S)
        assert sum(map(Decimal, parts)) == nombre(dits[0].removeprefix("+"))


def _avec_taux(texte: str, trouve: re.Match | None) -> Dit | None:
    if trouve is None:
        return None
    ecrit = sans_balises(trouve[1]).removesuffix(" %").strip()
    sans = re.search(r"([^\n]*: pas de taux)\.", texte)
    return Dit("" if ecrit == "—" else ecrit, sans[1].strip() if sans and ecrit == "—" else "")


def papier(octets: bytes) -> Dit | None:
    """The PDF of a dashboard."""
    texte = " ".join(p.extract_text() for p in PdfReader(BytesIO(octets)).pages)
    juger_les_taux(texte)
    texte = re.sub(r"\s+", " ", espaces(texte))
    trouve = re.search(r"(—|(?:< )?\d+,\d) ?%? taux de revalorisation", texte)
    if trouve is None:
        return None
    sans = re.search(r"taux de revalorisation (.*?: pas de taux)\.", texte)
    return Dit("" if trouve[1] == "—" else trouve[1], sans[1] if sans else "")


def classeur(client, adresse: str, filtre: dict, format: str) -> Lu:
    return lire(client.get(adresse, {**filtre, "format": format}), format)


def du_classeur(lu: Lu) -> tuple[Decimal | None, str]:
    """The rate of a workbook of the dashboard, and why it has none."""
    for tete, *lignes in lu.feuilles:
        for rang, nom in enumerate(tete):
            if nom in ("Part (%)", "Part du collecté (%)"):
                utiles = [li for li in lignes if any(v for v in li[1:] if isinstance(v, Decimal))]
                if all(li[rang] is None for li in utiles):
                    continue
                fait_cent([li[rang] for li in utiles])
            elif nom == "Taux (%)":
                assert all(li[rang] is None or 0 <= li[rang] <= 100 for li in lignes)
    taux = {li[-1]: li[1:-1] for li in lu.feuilles[1][1:]}
    for colonne in zip(
        *(taux[f"R_{r}"] for r in ("REVALORISATION", "REEMPLOI", "RECYCLAGE", "DECHETTERIE")),
        strict=True,
    ):
        juger_le_detail(*colonne)
    assert all(c is None or 0 <= c <= 100 for c in taux["R_CERTITUDE"])
    sans = dict(li[:2] for li in lu.tete if len(li) > 1).get("Taux de revalorisation", "")
    return taux["R_REVALORISATION"][0], espaces(sans)


def juger_le_detail(taux, reemploi, recyclage, dechetterie) -> None:
    """« dont » lines add up to what they detail, and to 100 with the rest."""
    if taux is None:
        assert (reemploi, recyclage, dechetterie) == (None, None, None)
        return
    infimes = [p for p in (reemploi, recyclage) if 0 < p < Decimal("0.1")]
    assert reemploi + recyclage - sum(infimes) == taux
    assert taux + dechetterie == 100


def indicateurs(client, annee: int, filtre: dict) -> Decimal | None:
    """The rate of a year in the registry; its detail stands under it."""
    page = Page(client.get(f"/indicateurs/{annee}/", {"tout": "oui"} | filtre).content.decode())
    for ligne in (li for t in page.tables for li in t):
        if not ligne[0].startswith(RATIOS):
            juger_les_taux(" ".join(ligne[1:]))
    lu = classeur(client, f"/indicateurs/{annee}/", filtre, "csv")
    lus = {li[-1]: li[3] for li in lu.feuilles[0][1:]}
    detail = ("REVALORISATION", "REEMPLOI", "RECYCLAGE", "DECHETTERIE")
    juger_le_detail(*(lus[f"R_{r}"] for r in detail))
    noms = {li[0].split("?")[0].strip(): li[1] for t in page.tables for li in t if len(li) > 1}
    affiche = part_ecrite(noms["Taux de revalorisation"])
    assert affiche == lus["R_REVALORISATION"]
    return affiche


def publique(client, annee: int, filtre: dict) -> Dit | None:
    """« Notre impact »: its rate, its legend, its months."""
    html = lire_la_page(client, f"/impact/{annee}/", filtre).html
    legende = re.search(r'class="impact-barre">(.*?)</ul>', html, re.S)
    entiers(re.findall(r'<strong><data value="(\d+)"', legende[1]) if legende else [])
    bloc = html[html.find('aria-labelledby="impact-taux"') :].split("</section>")[0]
    dit = re.search(r'impact-(?:chiffre|mots)">(.*?)</p>', bloc, re.S)
    if dit is None:
        return None
    ecrit = sans_balises(dit[1])
    return Dit(ecrit.removesuffix(" %"), "") if ecrit.endswith("%") else Dit("", ecrit[:-1])


def sans_balises(html: str) -> str:
    return espaces(unescape(re.sub(r"<[^>]+>", "", html))).strip()


def compteur(client, filtre: dict) -> Dit:
    """The counter in a frame, and its figures for machines, which say the same."""
    texte = lire_la_page(client, "/impact/compteur/", filtre).texte
    brut = client.get("/impact/compteur.json", filtre).content.decode()
    assert not {"\u202f", "\u2212"} & set(json.dumps(json.loads(brut), ensure_ascii=False))
    taux = re.search(r"((?:< )?\d+,\d) % de ce qui est sorti", texte)
    sans = re.search(r"([^\n]*: pas de taux)\.", texte)
    document = json.loads(brut)
    assert (document["taux_revalorisation"] is None) == (taux is None)
    assert espaces(document["sans_taux"] or "") == (sans[1].strip() if sans else "")
    return Dit(taux[1] if taux else "", sans[1].strip() if sans else "")


def ecran(client, filtre: dict) -> Dit:
    """The wall screen: the rate of the last finished month."""
    texte = lire_la_page(client, "/ecran/chiffres/", filtre).texte
    taux = re.search(r"((?:< )?\d+,\d) %", texte)
    sans = re.search(r"Réemployé ou recyclé en [^\n]+\s*\n\s*([^\n]+)", texte)
    return Dit(taux[1] if taux else "", f"{sans[1].strip()} : pas de taux" if sans else "")


def tuile(client) -> Dit:
    """The home tile of the current month."""
    tuiles = client.get("/").context["tuiles"]
    [chiffre] = [m.chiffre for m in tuiles if str(m.tuile.nom) == "Le mois"]
    juger_les_taux(chiffre.valeur)
    taux = re.fullmatch(r"((?:< )?\d+,\d) %", espaces(chiffre.valeur))
    return Dit(taux[1], "") if taux else Dit("", espaces(chiffre.base))


def courriel(abonnement, mois) -> tuple[Dit, bytes]:
    """The month by e-mail, and its PDF."""
    message = le_resume(abonnement, mois)
    juger_les_taux(message.body)
    texte = espaces(message.body)
    [ecrit] = re.findall(r"^- Taux de revalorisation : (.+)$", texte, re.M)
    sans = re.search(r"^(.*: pas de taux)$", texte, re.M)
    taux = "" if ecrit == "—" else ecrit.removesuffix(" %")
    dit = "" if taux or sans is None else sans[1][0].upper() + sans[1][1:]
    [(_nom, octets, _genre)] = message.attachments
    return Dit(taux, dit), octets
