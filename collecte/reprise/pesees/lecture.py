"""Single weighings: day, site, category, in or end, weight, where it came from."""

import re
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from collecte.listes.models import Localite, Origine
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.grandeurs import POIDS
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes
from petiterockette.reprise.periodes import Grain, Periode, PeriodeIllisible

from ..listes import ENTREE, listes
from ..tonnages import LecteurDeTonnages

# « 12/03/2021 14:32 », « 2021-03-12T14:32:05 », « 12/03/2021 à 14h32 ».
HEURE = re.compile(r"(?:T| +(?:à +)?)[0-9]{1,2} ?[:h][0-9:. ]*$", re.IGNORECASE)


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of weighings would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes_des_pesees()).examen()


def listes_des_pesees() -> Listes:
    """Those of tonnages, and where what came in was from."""
    return {
        **listes(),
        "origine": Liste(_("origine"), dict(Origine.objects.values_list("code", "nom"))),
        "localite": Liste(_("localité"), dict(Localite.objects.values_list("code", "nom"))),
    }


class _Lecteur(LecteurDeTonnages):
    REPETES = ("periode", "lieu")
    DITS = ("categorie", "flux", "unite", "mesure", "origine", "localite")
    GRANDEURS = {"poids": POIDS}
    FACULTATIFS = ("origine", "localite")

    def manques(self) -> Iterator[str]:
        if self.releve.place("periode") is None:
            yield _("Aucune colonne ne dit le jour de chaque pesée.")
        yield from super().manques()

    def lire_la_periode(self, rangee: RangeeLue, dits: Mapping[str, str], mois: str) -> Periode:
        lue = self.lue(HEURE.sub("", dits["periode"]))
        if lue.grain != Grain.JOUR:
            raise PeriodeIllisible(dits["periode"], _("« %(dit)s » n’est pas un jour."))
        return lue

    def en_plus(
        self,
        ligne: int,
        dits: Mapping[str, str],
        flux: str,
        masse_g: int,
        annees: Iterable[int],
    ) -> dict[str, str | None]:
        if flux != ENTREE:
            return {}
        return {
            quoi: self.facultatif(ligne, quoi, dits[quoi], masse_g, annees)
            for quoi in self.FACULTATIFS
        }
