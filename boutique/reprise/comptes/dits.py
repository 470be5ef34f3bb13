"""The accounts of a base in words: each line named, and the table that leaves as a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.oressource.raisons import HORS_DES_ECRANS, Raison
from boutique.regles.models import Moyen
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.monnaie import euros

from ..models import Export
from ..mots.decisions import decisions
from .postes import POINTS, Chiffres, ce_que_disent_les_ecrans, de_liste, nom_de_la_sorte
from .postes import Genre as GenreDuPoste
from .rapprochement import Ligne, laisses_lus, rapprocher


@dataclass(frozen=True)
class MesureDite:
    """What is counted of a line, in words: ``ici``, and ``ecran`` where the old screen told
    otherwise. Both empty: nobody counts it there."""

    nom: Any
    ici: str
    ecran: str = ""


@dataclass(frozen=True)
class LigneDite:
    """A line of the accounts; ``point``: its old name; ``sorte``: the class or the means;
    ``pourquoi``: each reason and how much, in words."""

    ligne: Ligne
    point: str
    sorte: Any
    pourquoi: Sequence[str]

    @property
    def differe(self) -> bool:
        """Whether the old screen and the house do not say the same of it."""
        return bool(self.pourquoi) or not self.ligne.est_expliquee

    @property
    def mesures(self) -> list[MesureDite]:
        """Its gestures, its mass, what was sold, what was given back."""
        ecran, ici = self.ligne.ecran, self.ligne.ici
        # Two masses that are not the same are told to the gram.
        en_kilos = partial(kilos, decimales=0 if ecran.masse_g == ici.masse_g else 3)
        return [
            _mesure(_("Gestes"), ecran.faits, ici.faits, nombre),
            _mesure(_("Masse"), ecran.masse_g, ici.masse_g, en_kilos),
            _mesure(_("Vendu"), ecran.montant_cts, ici.montant_cts, euros),
            _mesure(_("Rendu"), ecran.ecran_cts, ici.rendu_cts, euros),
        ]


def _mesure(nom: str, ecran: int, ici: int, dire: Callable[[int], str]) -> MesureDite:
    if ecran == ici:
        return MesureDite(nom, dire(ici) if ici else "")
    return MesureDite(nom, dire(ici), dire(ecran))


def lignes_des_comptes(export: Export) -> list[LigneDite]:
    """The old screens beside what stood here once the base was brought in."""
    dites = decisions(export)
    sans_classe = dites.reponse("sorties_sans_classe")
    ecran = ce_que_disent_les_ecrans(
        export.examen,
        lambda n: dites.mot("moyens_paiement", n),
        "" if sans_classe == "laisser" else sans_classe,
    )
    ici = de_liste(export.compte_rendu["ici"])
    lignes = rapprocher(ecran, ici, laisses_lus(export.compte_rendu["laisses"]))
    points = {(mot["liste"], mot["id"]): mot["nom"] for mot in export.examen["mots"]}
    moyens = dict(Moyen.objects.values_list("code", "nom"))
    return [
        LigneDite(
            ligne,
            _point(ligne, points),
            nom_de_la_sorte(ligne.cle.genre, ligne.cle.sorte, moyens),
            [f"{raison}\u00a0: {_en_mots(chiffres)}" for raison, chiffres in _dites(ligne)],
        )
        for ligne in lignes
    ]


def _point(ligne: Ligne, points: Mapping[tuple[str, int], str]) -> str:
    liste = POINTS[GenreDuPoste(ligne.cle.genre)]
    return points.get((liste, ligne.cle.point)) or _("point inconnu")


def _dites(ligne: Ligne) -> Iterator[tuple[Any, Chiffres]]:
    """What explains a difference; refunds that the old screen told without their quantity too."""
    yield from ligne.raisons
    if ligne.ecran.ecran_cts != ligne.ecran.rendu_cts:
        oubli = ligne.ecran.rendu_cts - ligne.ecran.ecran_cts
        yield _("rendus que l’ancien écran oubliait, sans leur quantité"), Chiffres(rendu_cts=oubli)


def _en_mots(chiffres: Chiffres) -> str:
    """« 3 gestes, 12 kg »; less than nothing: « 12 kg de plus ici »."""
    dits = (
        (chiffres.faits, _gestes),
        (chiffres.lignes, _lignes),
        (chiffres.masse_g, partial(kilos, decimales=3)),
        (chiffres.montant_cts, euros),
        (chiffres.rendu_cts, lambda n: _("%(euros)s rendus") % {"euros": euros(n)}),
    )
    vus = [(valeur, dire) for valeur, dire in dits if valeur]
    if all(valeur < 0 for valeur, _dire in vus):
        plus = ", ".join(dire(-valeur) for valeur, dire in vus)
        return _("%(combien)s de plus ici") % {"combien": plus}
    return ", ".join(dire(valeur) for valeur, dire in vus)


def _gestes(n: int) -> str:
    return ngettext("%(n)s geste", "%(n)s gestes", abs(n)) % {"n": nombre(n)}


def _lignes(n: int) -> str:
    return ngettext("%(n)s ligne", "%(n)s lignes", abs(n)) % {"n": nombre(n)}


def hors_des_ecrans(export: Export) -> list[tuple[Any, str]]:
    """(Reason, how much in words) of what stays out, and that no old screen counted either."""
    laisses = laisses_lus(export.compte_rendu["laisses"])
    return [
        (raison.label, _en_mots(sum(laisses[raison].values(), Chiffres())))
        for raison in Raison
        if raison in HORS_DES_ECRANS and raison in laisses
    ]


def document(export: Export, lignes: Iterable[LigneDite]) -> Document:
    """The accounts as a file to keep."""
    tetes = [
        *(
            Colonne(_("Année")),
            Colonne(_("Quoi")),
            Colonne(_("Point d’avant")),
            Colonne(_("Sorte")),
        ),
        *(
            Colonne(_("Ancien écran, masse"), Genre.GRAMMES),
            Colonne(_("Ici, masse"), Genre.GRAMMES),
        ),
        *(Colonne(_("Ancien écran, vendu"), Genre.EUROS), Colonne(_("Ici, vendu"), Genre.EUROS)),
        *(Colonne(_("Ancien écran, rendu"), Genre.EUROS), Colonne(_("Rendu"), Genre.EUROS)),
        Colonne(_("Rendu ici"), Genre.EUROS),
        *(Colonne(_("Gestes, ancien écran"), Genre.NOMBRE), Colonne(_("Gestes ici"), Genre.NOMBRE)),
        *(Colonne(_("Pourquoi")), Colonne(_("Expliqué"))),
    ]
    reserves = [
        *(Colonne(_("Quoi")), Colonne(_("Lignes"), Genre.NOMBRE)),
        *(Colonne(_("Masse"), Genre.GRAMMES), Colonne(_("Montant"), Genre.EUROS)),
    ]
    return Document(
        nom=f"comptes-oressource-{export.pk}",
        titre=_("Reprise d’Oressource\u00a0: les comptes"),
        filtres=[(_("Base"), str(export.base)), (_("Export"), export.nom)],
        definitions=[],
        feuilles=[
            Feuille(_("Comptes"), tetes, [_rangee(dite) for dite in lignes]),
            Feuille(_("Repris avec une réserve"), reserves, _reserves(export)),
            Feuille(
                _("Hors des écrans"),
                [Colonne(_("Quoi")), Colonne(_("Combien"))],
                [(str(quoi), combien) for quoi, combien in hors_des_ecrans(export)],
            ),
        ],
    )


def _reserves(export: Export) -> list[Sequence[Any]]:
    """What came in flagged."""
    return [
        (m["quoi"], m["nombre"], m["masse_g"], m["montant_cts"])
        for m in export.compte_rendu["marques"]
    ]


def _rangee(dite: LigneDite) -> Sequence[Any]:
    ligne = dite.ligne
    ecran, ici = ligne.ecran, ligne.ici
    return [
        str(ligne.cle.annee or _("sans date")),
        str(ligne.genre),
        dite.point,
        str(dite.sorte),
        *(ecran.masse_g, ici.masse_g),
        *(ecran.montant_cts, ici.montant_cts),
        *(ecran.ecran_cts, ecran.rendu_cts, ici.rendu_cts),
        *(ecran.faits, ici.faits),
        "\u00a0; ".join(dite.pourquoi),
        _("oui") if ligne.est_expliquee else _("NON"),
    ]
