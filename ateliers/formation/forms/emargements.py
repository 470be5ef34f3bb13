"""What signs a half-day, or takes it back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.qui import motif
from petiterockette.photos.champs import PhotoField
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import PageForm

from ..refus import PersonneSurLaFeuille
from ..suivi_des_emargements import Attendu, CaseDEmargement


class SignatureForm(PageForm):
    """A drawing, or a tick for whoever cannot draw."""

    trace = forms.CharField(required=False, max_length=8_000, widget=forms.HiddenInput)
    sans_dessin = forms.BooleanField(
        label=_("Je signe sans dessiner"),
        required=False,
        help_text=_(
            "Pour qui ne peut pas dessiner. Cocher vaut signature, de la personne nommée et d’elle "
            "seule\u00a0: le jour et l’heure sont scellés de même."
        ),
    )

    def refuser(self, refus: Refus) -> None:
        # The drawing has no field of its own to stand beside.
        self.add_error(None, refus.champs.get("trace") or refus)


class AbsenceForm(PageForm):
    motif = motif(
        _("Pourquoi"),
        (_("maladie"), _("raison professionnelle"), _("raison familiale"), _("sans nouvelles")),
        max_length=200,
        error_messages={"required": _("Dites pourquoi : le financeur le demande.")},
    )


class AnnulationForm(PageForm):
    motif = motif(
        _("Pourquoi l’annuler"),
        (_("signé à la place d’un autre"), _("absence notée par erreur"), _("est arrivé ensuite")),
        max_length=200,
        error_messages={"required": _("Dites pourquoi : cela se lit avec la signature.")},
    )


class FeuilleForm(PageForm):
    """A signed sheet, photographed, and those who signed it."""

    photo = PhotoField(
        label=_("Photo de la feuille signée"),
        help_text=_("Ou l’image d’un scan, en JPEG ou PNG\u00a0: un PDF ne s’attache pas ici."),
    )
    signataires = forms.MultipleChoiceField(
        label=_("Qui l’a signée"),
        error_messages={"required": PersonneSurLaFeuille.texte},
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elle ne compte que pour ceux qui sont cochés."),
    )

    def __init__(
        self, data: Any = None, fichiers: Any = None, *, cases: Sequence[CaseDEmargement]
    ) -> None:
        super().__init__(data, fichiers)
        self._attendus: dict[str, Attendu] = {
            f"{case.genre}-{case.qui.pk}": case.qui for case in cases if case.fait is None
        }
        champ: Any = self.fields["signataires"]
        champ.choices = [(cle, str(qui)) for cle, qui in self._attendus.items()]

    def attendus(self) -> list[Attendu]:
        return [self._attendus[cle] for cle in self.cleaned_data["signataires"]]
