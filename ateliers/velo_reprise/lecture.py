"""An inventory of bikes, one a line: what each is, its marks, none of them twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ateliers.velo.etats import PRESENTS
from ateliers.velo.grandeurs import PoucesIllisibles
from ateliers.velo.identifiants import Operateur, est_bien_forme, normaliser, porte_un_numero
from ateliers.velo.models import Velo
from ateliers.velo.refus import PoidsDemande
from ateliers.velo.services.velos import CATEGORIE
from collecte.listes.models import Categorie
from collecte.objets.dans_le_stock import au_dela_du_stock
from collecte.poids.poids_moyens import poids_moyen
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import TIRET, kilos, nombre
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import POIDS
from petiterockette.reprise.lecteur import Lecteur
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Listes
from petiterockette.saisie.classeurs import Faute

from .listes import lire_la_roue, listes

# What is read as it is written → how long the house keeps it.
TEXTES = {"marque": 60, "modele": 60, "numero_serie": 60, "couleur": 30}


@dataclass(frozen=True)
class VeloLu:
    """A bike of before: codes of its site, kind, state and operator; what is read on its frame."""

    ligne: int
    lieu: str
    genre: str
    roue_dp: int
    masse_g: int | None
    etat: str
    identifiant: str
    operateur: str
    textes: tuple[tuple[str, str], ...]

    @property
    def ancien(self) -> bool:
        """Whether its mark is of before 2021."""
        return bool(self.identifiant) and not est_bien_forme(self.identifiant, ancien=False)


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What an inventory of bikes would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(Lecteur):
    REPETES = ("lieu",)
    DITS = ("genre_velo", "roue", "etat", "identifiant", "operateur_velo", "prix", *TEXTES)
    GRANDEURS: ClassVar = {"poids": POIDS}
    SANS_CHIFFRE = True
    VIDE = gettext_lazy("Aucun vélo n’est lu sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        self.lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
        self.categorie = Categorie.objects.get(code=CATEGORIE)
        self.sans_poids = poids_moyen(self.categorie, timezone.localdate()) is None
        presents = Velo.objects.filter(statut__in=PRESENTS).select_related("objet")
        # What is read on a frame → the bike of the house that bears it.
        self.d_ici: dict[str, Velo] = {}
        for velo in presents:
            self.d_ici |= {m: velo for m in (velo.identifiant, velo.objet.numero_serie) if m}
        self.deja: dict[str, int] = {}

    def manques(self) -> Iterator[str]:
        a = self.releve.place
        if a("lieu") is None and not self.dit("lieu"):
            yield _("Dites dans quel lieu sont ces vélos.")
        if a("genre_velo") is None and not self.dit("genre_velo"):
            yield _("Dites de quel genre sont ces vélos.")
        if a("roue") is None and not self.dit("roue"):
            yield _("Dites quelle est leur taille de roue.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        n, masse_g = rangee.ligne, sum(montants.values())
        codes = [
            self.code(n, "lieu", dits["lieu"], masse_g),
            self.code(n, "genre_velo", dits["genre_velo"], masse_g),
        ]
        etat = self.code(n, "etat", dits["etat"], masse_g) if dits["etat"] else ""
        operateur = self._operateur(n, dits)
        roue_dp = self._roue(n, dits["roue"])
        self._juger(n, dits, masse_g)
        if dits["prix"]:
            phrase = _("son prix est laissé : il se dit une fois le vélo contrôlé.")
            self.laissees.append(Faute(n, phrase))
        if all(codes) and roue_dp and operateur is not None and (etat or not dits["etat"]):
            lieu, genre = codes
            textes = tuple((nom, dits[nom]) for nom in TEXTES)
            marque = normaliser(dits["identifiant"])
            self.lignes.append(
                VeloLu(n, lieu, genre, roue_dp, masse_g or None, etat, marque, operateur, textes)
            )

    def finir(self) -> None:
        listes: Counter[tuple[int, int]] = Counter()
        for lu in self.lignes:
            listes[self.lieux[lu.lieu].pk, self.categorie.pk] += lu.masse_g or 0
        self.laissees += [Faute(0, str(au_dela)) for au_dela in au_dela_du_stock(listes)]

    def tableaux(self) -> list[Tableau]:
        par_genre: dict[tuple[str, str], list[VeloLu]] = {}
        for lu in self.lignes:
            par_genre.setdefault((lu.genre, lu.lieu), []).append(lu)
        rangees = [
            [str(Velo.Genre(genre).label), self.lieux[lieu].nom, *_sommes(lus)]
            for (genre, lieu), lus in par_genre.items()
        ]
        if rangees:
            rangees.append([_("Total"), "", *_sommes(self.lignes)])
        tetes = [_("Genre"), _("Lieu"), _("Vélos"), _("Poids"), _("Identifiés")]
        return [Tableau(_("Les vélos qui auront leur fiche"), tetes, rangees)]

    def _operateur(self, ligne: int, dits: Mapping[str, str]) -> str | None:
        """Who marked it; empty without a mark, None where its word waits for somebody."""
        if not dits["identifiant"]:
            return ""
        sinon = str(Operateur.INCONNU)
        return self.code(ligne, "operateur_velo", dits["operateur_velo"], sans=sinon) or None

    def _roue(self, ligne: int, dit: str) -> int:
        try:
            return lire_la_roue(dit or self.dit("roue"))
        except PoucesIllisibles as illisible:
            self.faute(ligne, f"« {dit[:20]} » : {illisible}" if dit else str(illisible))
            return 0

    def _juger(self, ligne: int, dits: Mapping[str, str], masse_g: int) -> None:
        """No frame nor mark stands twice, here or in the file; each bike weighs something."""
        marque = normaliser(dits["identifiant"])
        bien = est_bien_forme(marque, ancien=False) or est_bien_forme(marque, ancien=True)
        if marque and not bien:
            phrase = _("« %(dit)s » n’est pas un identifiant de vélo : relisez le cadre.")
            self.faute(ligne, phrase % {"dit": dits["identifiant"][:30]})
        for lu in {marque, dits["numero_serie"]}:
            if not porte_un_numero(lu):
                continue
            if velo := self.d_ici.get(lu):
                phrase = _("« %(lu)s » est déjà sur le vélo %(velo)s : relisez le cadre.")
                self.faute(ligne, phrase % {"lu": lu[:30], "velo": velo})
            elif (deja := self.deja.setdefault(lu, ligne)) != ligne:
                phrase = _("« %(lu)s » est déjà dit à la ligne %(n)d.")
                self.faute(ligne, phrase % {"lu": lu[:30], "n": deja})
        for nom, combien in TEXTES.items():
            if len(dits[nom]) > combien:
                self.faute(ligne, _("« %(dit)s… » est trop long.") % {"dit": dits[nom][:30]})
        if not masse_g and self.sans_poids:
            self.faute(ligne, str(PoidsDemande()))


def _sommes(lus: list[VeloLu]) -> list[str]:
    poids_g, identifies = sum(lu.masse_g or 0 for lu in lus), sum(bool(v.identifiant) for v in lus)
    dits = [kilos(poids_g) if poids_g else TIRET, nombre(identifies) if identifies else TIRET]
    return [nombre(len(lus)), *dits]
