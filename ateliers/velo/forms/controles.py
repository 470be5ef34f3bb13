"""The safety checklist, and what was found in a bike that was taken apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.etapes import Etape
from petiterockette.champs import Exige, MasseField, l_un_ou_l_autre
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

from ..models import PieceDemontee, Velo
from ..refus import IdentifiantPasPose
from ..securite import GROUPES, TOUJOURS, Groupe, Point, Resultat, sans_objet_d_office
from ..services.pieces import DESTINATIONS
from .cadre import (
    QUI_TIENT_LE_FICHIER,
    AncienField,
    IdentifiantField,
    OperateurField,
    PoseIciField,
)
from .velos import GesteForm

TOUT_EST_BON, POINT_PAR_POINT = "ok", "points"


class ControleForm(GesteForm):
    """What is looked at together is answered together; else point by point.

    A bike is not asked about what it has not; what it bears is written here if it was not yet.
    """

    marquage = IdentifiantField(
        label=_("Son identifiant"),
        required=False,
        help_text=_("Aucun n’est encore noté : recopiez ce qui est gravé ou collé."),
    )
    operateur = OperateurField(required=False)
    pose_ici = PoseIciField()
    ancien = AncienField()
    repare = forms.BooleanField(required=False)
    remarque = forms.CharField(label=_("Remarque"), max_length=200, required=False)
    exiges = (
        Exige("operateur", lambda dit: dit.get("marquage"), QUI_TIENT_LE_FICHIER),
        Exige(
            "marquage",
            lambda dit: "ok" in (dit.get(Groupe.CADRE), dit.get(Point.IDENTIFIANT)),
            IdentifiantPasPose.texte,
        ),
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)
        champs: dict[str, Any] = self.fields
        self.porte = bool(velo.identifiant) or not velo.est_exempte
        absents = sans_objet_d_office(electrique=velo.est_electrique, identifie=self.porte)
        self.groupes = {g: [p for p in ps if p not in absents] for g, ps in GROUPES.items()}
        toujours = {*TOUJOURS, Point.IDENTIFIANT, Point.ELECTRIQUE}
        for groupe, points in self.groupes.items():
            champs[groupe.value] = _reponse(groupe.label, _DU_GROUPE)
            for point in points:
                choix = [r for r in Resultat if r != Resultat.SANS_OBJET or point not in toujours]
                champs[point.value] = _reponse(
                    point.label.capitalize(), [(r.value, r.label) for r in choix]
                )
            l_un_ou_l_autre(self, groupe.value, *(p.value for p in points))
        if velo.identifiant or velo.est_exempte:
            for nom in ("marquage", "operateur", "pose_ici", "ancien"):
                del champs[nom]
        if velo.defaut_ouvert:
            phrase = _("« %(defaut)s » : c’est réparé")
            champs["repare"].label = phrase % {"defaut": velo.defaut_ouvert}
        else:
            del champs["repare"]

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        for groupe, points in self.groupes.items():
            if propre.get(groupe.value) == TOUT_EST_BON:
                propre |= {p.value: Resultat.OK.value for p in points}
            elif muets := [p.value for p in points if not propre.get(p.value)]:
                entier = len(muets) == len(points) and not propre.get(groupe.value)
                for nom in [groupe.value] if entier else muets:
                    self.add_error(nom, _("À juger."))
        return propre

    def les_groupes(self) -> list[tuple[Any, list[Any], bool]]:
        """Each group's field, those of its points, and whether the identifier is asked there."""
        return [
            (self[g.value], [self[p.value] for p in points], g == Groupe.CADRE)
            for g, points in self.groupes.items()
        ]

    def geste(self) -> dict[str, Any]:
        dit = self.cleaned_data
        noms = ("operateur", "ancien", "pose_ici")
        marquage = {"identifiant": dit.get("marquage"), **{nom: dit.get(nom) for nom in noms}}
        return {
            "reponses": {p.value: dit[p.value] for ps in self.groupes.values() for p in ps},
            "remarque": dit["remarque"],
            "repare": dit.get("repare", False),
            "marquage": marquage if dit.get("marquage") else None,
        }

    def refuser(self, refus: Refus) -> None:
        # What ``identifier`` refuses is about what is typed here.
        if "identifiant" in refus.champs and "marquage" in self.fields:
            refus.champs["marquage"] = refus.champs.pop("identifiant")
        super().refuser(refus)


_DU_GROUPE = [(TOUT_EST_BON, _("tout est bon")), (POINT_PAR_POINT, _("un par un"))]


def _reponse(label: Any, choix: Any) -> forms.ChoiceField:
    """Answers to touch; what need be answered is said by the form."""
    return forms.ChoiceField(
        label=label,
        choices=choix,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "puce-choix"}),
    )


class DemonterForm(GesteForm):
    """Kilograms of each kind of part that is kept, then what goes to recycling and to the bin."""

    carcasse = MasseField(
        label=_("Carcasse et ferraille, au recyclage"),
        error_messages={"required": _("Pesez ce qui part au recyclage ; 0 s’il n’y a rien.")},
    )
    dechets = MasseField(label=_("À jeter"), required=False)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)
        for genre in PieceDemontee.Genre:
            self.fields[genre.value] = MasseField(label=genre.label.capitalize(), required=False)
        self.order_fields([*PieceDemontee.Genre.values, "carcasse", "dechets", "uuid"])

    def geste(self) -> dict[str, Any]:
        propre = super().geste()
        return {
            "carcasse_g": propre.pop("carcasse"),
            "dechets_g": propre.pop("dechets") or 0,
            "pieces": {genre: g for genre, g in propre.items() if g},
        }


class PiecesForm(GesteForm):
    """Kilograms of parts that leave their bins."""

    lieu = forms.ModelChoiceField(Lieu.objects.none(), label=_("Lieu"), empty_label=None)
    vers = forms.ChoiceField(
        label=_("Où vont-elles"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites où elles vont.")},
    )
    masse_g = MasseField(label=_("Poids"), error_messages={"required": _("Pesez-les.")})

    NOMS = {
        Etape.RAYON: _("au rayon, pour la caisse"),
        Etape.DONNE_PARTICULIER: _("données, ou montées sur le vélo de quelqu’un"),
        Etape.A_RECYCLER: _("au recyclage"),
        Etape.A_JETER: _("à jeter"),
    }

    def __init__(self, data: Any = None, *, lieux: Any) -> None:
        super().__init__(data, initial={"lieu": lieux.first()})
        champs: dict[str, Any] = self.fields
        champs["lieu"].queryset = lieux
        champs["vers"].choices = [(e.value, self.NOMS[e]) for e in DESTINATIONS]
