"""Exits by partner: period, site, who took it, category or material, end, weight."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from collecte.listes.models import Matiere
from collecte.listes.models.categories import SANS_MATIERE
from collecte.matiere.etapes import REEMPLOI, Etape
from collecte.sorties.services.preneurs import types_de_don
from petiterockette.personnes.models import Structure
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.lecture import Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes

from ..listes import ENTREE, les_flux, listes
from ..tonnages import LecteurDeTonnages

# No partner brings in, or buys at the till.
PAS_ICI = (ENTREE, str(Etape.VENDU))


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of exits would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes_des_sorties()).examen()


def listes_des_sorties() -> Listes:
    """Sites and categories as for tonnages, what a partner does of what it takes, materials,
    structures."""
    tonnages = listes()
    matieres = Matiere.objects.exclude(code=SANS_MATIERE)
    return {
        "lieu": tonnages["lieu"],
        "categorie": tonnages["categorie"],
        "devenir": les_devenirs(),
        "matiere": Liste(_("matière"), dict(matieres.values_list("code", "nom"))),
        "structure": Liste(_("partenaire"), les_structures()),
    }


def les_devenirs() -> Liste:
    """Every end that what a partner takes may have."""
    flux = les_flux()
    choix = {code: nom for code, nom in flux.choix.items() if code not in PAS_ICI}
    synonymes = {mot: code for mot, code in flux.synonymes.items() if code in choix}
    doutes = {mot: pourquoi for mot, pourquoi in flux.doutes.items() if mot in synonymes}
    return Liste(_("devenir"), choix, synonymes, doutes)


def les_structures() -> dict[str, str]:
    """Id of a structure, in letters → its name."""
    return {str(pk): nom for pk, nom in Structure.objects.values_list("pk", "nom")}


class _Lecteur(LecteurDeTonnages):
    REPETES = (*LecteurDeTonnages.REPETES, "structure")
    DITS = (*LecteurDeTonnages.DITS, "matiere")
    FACULTATIFS = ("matiere",)
    FLUX = "devenir"

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        self._types = types_de_don()

    def manques(self) -> Iterator[str]:
        yield from super().manques()
        if self.releve.place("structure") is None and not self.dit("structure"):
            yield _("Dites quel partenaire a pris ces poids.")

    def finir(self) -> None:
        super().finir()
        for vu in self.mots.vus.values():
            if vu.liste == "structure" and not vu.est_decide and not vu.valeur:
                vu.pourquoi = _("pas dans la liste : apportez d’abord vos partenaires")

    def en_plus(
        self,
        ligne: int,
        dits: Mapping[str, str],
        flux: str,
        masse_g: int,
        annees: Iterable[int],
    ) -> dict[str, str | None]:
        if flux in REEMPLOI and flux not in self._types:
            phrase = _("Aucun type de don ne compte comme « %(fin)s » (Réglages, Types de don).")
            self.faute(ligne, phrase % {"fin": Etape(flux).label})
        return {
            "structure": self.code(ligne, "structure", dits["structure"], masse_g, annees),
            "matiere": self.facultatif(ligne, "matiere", dits["matiere"], masse_g, annees),
        }
