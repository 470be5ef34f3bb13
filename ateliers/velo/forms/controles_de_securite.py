"""The safety checklist, and what was found in a bike that was taken apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Etape
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.champs import Exige, MasseField, l_un_ou_l_autre

from ..models import PieceDemontee, Velo
from ..refus import DitSansMarquage, IdentifiantPasPose
from ..securite import GROUPES, TOUJOURS, Point, Resultat, sans_objet_d_office
from ..services.pieces import DESTINATIONS
from .cadre import (
    QUI_L_A_MARQUE,
    AncienField,
    IdentifiantField,
    OperateurField,
    PoseIciField,
    ProvenanceField,
    champs_du_cadre,
)
from .velos import GesteForm, demande_d_ou

# What a point is judged to be; a frame without identifier says so in a line of its own.
_JUGES = [r for r in Resultat if r != Resultat.A_MARQUER]
TOUT_EST_BON, POINT_PAR_POINT = "ok", "points"


class ControleDeSecuriteForm(GesteForm):
    """What is looked at together is answered together; else point by point.

    A bike is not asked about what it has not; what it bears is written here if it was not yet,
    or that it bears nothing: it is then to be marked before it is sold.
    """

    marquage = IdentifiantField(
        required=False, help_text=_("Ce qui est gravé ou collé sur le cadre, 10 signes.")
    )
    a_marquer = forms.BooleanField(
        label=_("Pas d’identifiant : à faire marquer"),
        required=False,
        help_text=_("Le contrôle vaut ; d’ici là il se prête ou se donne, il ne se vend pas."),
    )
    operateur = OperateurField(required=False)
    d_ou = ProvenanceField(required=False)
    pose_ici = PoseIciField()
    ancien = AncienField()
    rien_lu = forms.BooleanField(label=_("Ce qui est vide ne se lit pas"), required=False)
    repare = forms.BooleanField(required=False)
    remarque = forms.CharField(label=_("Remarque"), max_length=200, required=False)
    exiges = (
        Exige("operateur", lambda dit: dit.get("marquage"), QUI_L_A_MARQUE),
        Exige("d_ou", lambda dit: dit.get("marquage"), DitSansMarquage.texte),
        Exige("marquage", lambda dit: not dit.get("a_marquer"), IdentifiantPasPose.texte),
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)
        champs: dict[str, Any] = self.fields
        porte = bool(velo.identifiant)
        absents = sans_objet_d_office(electrique=velo.est_electrique, identifie=porte)
        self.groupes = {g: [p for p in ps if p not in absents] for g, ps in GROUPES.items()}
        self._demander_le_cadre(velo)
        toujours = {*TOUJOURS, Point.IDENTIFIANT, Point.ELECTRIQUE}
        for groupe, points in self.groupes.items():
            champs[groupe.value] = _reponse(groupe.nomme(points), _DU_GROUPE)
            for point in points:
                choix = [r for r in _JUGES if r != Resultat.SANS_OBJET or point not in toujours]
                champs[point.value] = _reponse(
                    point.label.capitalize(), [(r.value, r.label) for r in choix]
                )
            l_un_ou_l_autre(self, groupe.value, *(p.value for p in points))
        if velo.defaut_ouvert:
            phrase = _("« %(defaut)s » : c’est réparé")
            champs["repare"].label = phrase % {"defaut": velo.defaut_ouvert}
        else:
            del champs["repare"]
        # What is refused first is what stands first on the page.
        self.order_fields([n for g, ps in self.groupes.items() for n in (g.value, *ps)])

    def _demander_le_cadre(self, velo: Velo) -> None:
        """What is to be read on the frame and is not known yet; nothing that is."""
        champs: dict[str, Any] = self.fields
        d_ou = demande_d_ou(velo)
        de_trop = {"pose_ici" if d_ou else "d_ou"} if velo.a_identifier else {*_DU_MARQUAGE}
        for nom in de_trop:
            del champs[nom]
        self.initial["a_marquer"] = d_ou
        self.du_cadre = [n for n in champs_du_cadre() if not getattr(velo.objet, n)]
        champs |= {nom: champs_du_cadre()[nom] for nom in self.du_cadre}
        if len(self.du_cadre) < 2:
            del champs["rien_lu"]
        elif self.is_bound and self.data.get("rien_lu"):
            for nom in self.du_cadre:
                champs[nom].required = False

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        for nom in self.du_cadre if propre.get("rien_lu") else ():
            # The first word of each says that it is not read.
            propre[nom] = propre.get(nom) or self.fields[nom].mots[0]  # type: ignore[attr-defined]
        for groupe, points in self.groupes.items():
            if propre.get(groupe.value) == TOUT_EST_BON:
                propre |= {p.value: Resultat.OK.value for p in points}
            elif muets := [p.value for p in points if not propre.get(p.value)]:
                entier = len(muets) == len(points) and not propre.get(groupe.value)
                for nom in [groupe.value] if entier else muets:
                    self.add_error(nom, _("À juger."))
        return propre

    def les_groupes(self) -> list[tuple[Any, list[Any]]]:
        """Each group's field, and those of its points."""
        return [
            (self[g.value], [self[p.value] for p in points]) for g, points in self.groupes.items()
        ]

    def le_cadre(self) -> list[Any]:
        return [self[nom] for nom in self.du_cadre]

    def du_numero(self) -> list[Any]:
        """What is asked of a number once it is typed."""
        noms = ("operateur", "d_ou", "pose_ici", "ancien")
        return [self[nom] for nom in noms if nom in self.fields]

    def geste(self) -> dict[str, Any]:
        dit = self.cleaned_data
        reponses = {p.value: dit[p.value] for ps in self.groupes.values() for p in ps}
        marque = dit.get("marquage")
        if "marquage" in self.fields:
            # A number that is typed says more than a box that was left ticked.
            dite = Resultat.OK if marque else Resultat.A_MARQUER
            reponses[Point.IDENTIFIANT.value] = dite.value
        marquage = {
            "identifiant": marque,
            "operateur": dit.get("operateur"),
            "ancien": dit.get("ancien", False),
            "pose_ici": dit.get("pose_ici", False),
            "d_ou": dit.get("d_ou", ""),
        }
        return {
            "reponses": reponses,
            "remarque": dit["remarque"],
            "repare": dit.get("repare", False),
            "marquage": marquage if marque else None,
            "cadre": {nom: dit[nom] for nom in self.du_cadre},
        }

    def refuser(self, refus: Refus) -> None:
        # What ``identifier`` refuses is about what is typed here.
        if "identifiant" in refus.champs and "marquage" in self.fields:
            refus.champs["marquage"] = refus.champs.pop("identifiant")
        super().refuser(refus)


_DU_MARQUAGE = ("marquage", "a_marquer", "operateur", "d_ou", "pose_ici", "ancien")
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
