"""The gestures of a day after its deposits: sorting, sales, gifts, pick-ups, bins. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from collecte.matiere.etapes import Etape, Mesure

from . import dosages
from .calendrier import est_ouvert, heures
from .dosages import DOSAGES
from .flux import TOUS_LES_JOURS, Flux
from .gestes import GesteRaconte, Orienter, Sortir, Vendre
from .recette import COMPTES, PARIS, arrondir, arrondir_en_bas

SEMAINE_DES_VENTES = (2, 5)
# Smaller than this does not go on a bon.
MINIMUM_G = 100
NOMBRES_DE_DONS = ((1, 2, 3, 4), (12, 33, 33, 22))
DON_MAX_KG = 90


class ApresLesDepots:
    """The gestures that follow the deposits, day by day, from a flux."""

    def __init__(self, flux: Flux) -> None:
        self.flux = flux
        self.recette = flux.recette

    def du_jour(self, site: str, jour: date) -> list[GesteRaconte]:
        """The gestures of a site on a day, in the order of the clock; none when it is closed."""
        if not est_ouvert(site, jour):
            return []
        journee = _Journee(self, site, jour)
        return sorted(journee.gestes(), key=lambda g: (g.instant, g.cle))


class _Journee:
    """One day of one site: its dice, its clock and its people."""

    def __init__(self, apres: ApresLesDepots, site: str, jour: date) -> None:
        self.flux = apres.flux
        self.site = site
        self.jour = jour
        self.de: Random = apres.recette.hasard(site, jour, "suites")
        self.presents = apres.recette.presents(site, jour)
        self.ouvre, self.ferme = heures(site, jour)
        self.numeros: dict[str, int] = defaultdict(int)

    def gestes(self) -> Iterator[GesteRaconte]:
        yield from self._orientations()
        yield from self._reemploi()
        yield from self._enlevements()
        yield from self._bacs()
        yield from self._chargements()

    def _entete(self, genre: str, heure: float, compte: str, point: str = "Quai") -> dict[str, Any]:
        """The key, the instant and the people of a gesture: ``heure`` of the day, give or take a
        little."""
        self.numeros[genre] += 1
        instant = datetime(self.jour.year, self.jour.month, self.jour.day, tzinfo=PARIS)
        # Added to midnight on the wall clock: no shop opens while the hour changes.
        secondes = int(heure * 3600) + self.de.randrange(300)
        return {
            "cle": f"{self.site}/{self.jour}/{genre}{self.numeros[genre]}",
            "instant": instant + timedelta(seconds=secondes),
            "lieu": self.site,
            "point": point,
            "compte": COMPTES[self.site][compte],
            "par": self.de.choice(self.presents),
        }

    def _dans_la_journee(self) -> float:
        return self.de.uniform(self.ouvre + 0.75, self.ferme - 0.75)

    def _orientations(self) -> Iterator[GesteRaconte]:
        for code, de, vers, matiere, masse_g in self.flux.routes(self.site, self.jour):
            yield Orienter(
                **self._entete("tri", self._dans_la_journee(), "tri"),
                categorie=code,
                de=de,
                vers=vers,
                matiere=matiere,
                masse_g=masse_g,
            )

    def _reemploi(self) -> Iterator[GesteRaconte]:
        """Gifts first, then what is sold: together, all that leaves the shelf that day."""
        donnes: dict[str, int] = defaultdict(int)
        for _ in range(self.de.choices(*NOMBRES_DE_DONS)[0]):
            don = self._don(donnes)
            if don is not None:
                donnes[don.categorie] += don.masse_g
                yield don
        for code, dosage in DOSAGES.items():
            semaine = TOUS_LES_JOURS if dosage.chaque_jour else SEMAINE_DES_VENTES
            parti = self.flux.parti(self.site, self.jour, semaine, (str(Etape.RAYON), code))
            # Where little lies, rounding up would take what is not there.
            rond = arrondir if dosage.chaque_jour else arrondir_en_bas
            masse_g = rond(parti) - donnes[code]
            if masse_g >= MINIMUM_G:
                lourd = dosage.masse_kg > 10
                yield Vendre(
                    **self._entete("vendu", self.ferme - 0.1, "vente", "Caisse"),
                    categorie=code,
                    masse_g=masse_g,
                    mesure=str(Mesure.ESTIMEE if lourd else Mesure.PESEE),
                )

    def _don(self, donnes: dict[str, int]) -> Sortir | None:
        code = self.de.choice(dosages.CATEGORIES_DONNEES)
        type_don = self.de.choices(
            tuple(dosages.DONS), tuple(f for _vers, f in dosages.DONS.values())
        )[0]
        association = type_don == "Don à une association"
        part = self.de.uniform(0.5, 0.8) if association else self.de.uniform(0.1, 0.35)
        parti = self.flux.parti(self.site, self.jour, TOUS_LES_JOURS, (str(Etape.RAYON), code))
        masse_g = arrondir(min(parti * part, DON_MAX_KG * 1000))
        if masse_g < MINIMUM_G or donnes[code] + masse_g > parti:
            return None
        return Sortir(
            **self._entete("don", self._dans_la_journee(), "sortie"),
            genre="don",
            vers=dosages.DONS[type_don][0],
            categorie=code,
            type_don=type_don,
            structure=self.de.choice(dosages.ASSOCIATIONS) if association else "",
            masse_g=masse_g,
        )

    def _enlevements(self) -> Iterator[GesteRaconte]:
        """The recyclers' rounds; they pass at the second ressourcerie the day after."""
        for matiere, e in dosages.ENLEVEMENTS.items():
            semaine = [j + (self.site == "MTG") for j in e.semaine]
            parti = self.flux.parti(self.site, self.jour, semaine, (str(Etape.A_RECYCLER), matiere))
            masse_g = arrondir_en_bas(parti)
            if masse_g < MINIMUM_G:
                continue
            n = -(-masse_g // (e.par_contenant_kg * 1000))
            yield Sortir(
                **self._entete("depart", self.ouvre + 1, "sortie"),
                genre=e.genre,
                vers="recycle",
                matiere=matiere,
                structure=e.structure,
                tares=((e.contenant, n),) if e.contenant else (),
                masse_g=masse_g,
            )

    def _bacs(self) -> Iterator[GesteRaconte]:
        for nom, p in dosages.BACS.items():
            parti = self.flux.parti(self.site, self.jour, p.semaine, p.attend) * p.part
            if parti >= MINIMUM_G:
                yield self._bac(nom, arrondir_en_bas(parti))
        if self.jour.weekday() == 5:
            for nom, kg in dosages.MAISON.items():
                masse_g = arrondir(kg * 1000 * self.de.uniform(0.7, 1.3))
                yield self._bac(nom, masse_g, maison=True)

    def _bac(self, nom: str, masse_g: int, maison: bool = False) -> Sortir:
        poubelle = dosages.BACS[nom]
        return Sortir(
            **self._entete("bac", self.ferme - 0.4, "sortie"),
            genre="bac",
            vers=poubelle.vers,
            matiere=poubelle.matiere,
            bac=nom,
            n=-(-masse_g // (poubelle.plein_kg * 1000)),
            maison=maison,
            masse_g=masse_g,
        )

    def _chargements(self) -> Iterator[GesteRaconte]:
        """What is thrown away and does not go in the bins, load after load of the truck."""
        semaine = dosages.SEMAINE_DU_CHARGEMENT
        parti = self.flux.parti(self.site, self.jour, semaine, (str(Etape.A_JETER), ""))
        reste = arrondir_en_bas(parti * (1 - dosages.BACS["Gros bac vert"].part))
        while reste >= MINIMUM_G:
            masse_g = min(reste, dosages.CHARGEMENT_MAX_KG * 1000)
            reste -= masse_g
            point = "Camion" if self.site == "CHV" else "Quai"
            yield Sortir(
                **self._entete("chargement", self.ouvre + 2 + 0.7 * bool(reste), "camion", point),
                genre="dechetterie",
                vers="dechetterie",
                structure=dosages.DECHETTERIE,
                masse_g=masse_g,
            )
