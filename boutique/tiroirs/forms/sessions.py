"""Open a till, take it over, count it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boutique.caisses.forms.qui import MontantSigneField, QuiForm, motif
from boutique.ventes.models import Reglement
from petiterockette.lieux.models import Point
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.saisie.champs import EntierField, JourField, MontantField, NumeroField

from ..models import Comptage
from ..services.comptages import Decompte
from .coupures import CoupuresForm

CHEQUES_MAX = 999


class OuvrirForm(CoupuresForm):
    """The float: as proposed, typed, or counted in the grid."""

    lieu = forms.CharField(widget=forms.HiddenInput)
    point = NumeroField()
    ecole = forms.BooleanField(required=False, widget=forms.HiddenInput)
    fond = MontantField(
        label=_l("Fond de caisse"),
        help_text=_l("Ce qu’il y a dans le tiroir en ce moment."),
        error_messages={"required": _l("Dites ce qu’il y a dans le tiroir, 0 s’il est vide.")},
    )
    motif = motif(
        _l("Pourquoi ce fond\u00a0?"),
        (
            *(_l("monnaie ajoutée"), _l("recette laissée dans le tiroir")),
            *(_l("erreur au dernier comptage"), _l("on ne sait pas")),
        ),
        required=False,
    )

    def __init__(
        self, data: Any = None, *, point: Point, propose_cts: int | None, **options: Any
    ) -> None:
        self.propose_cts = propose_cts
        initial = {"lieu": point.lieu.code, "point": point.pk, "fond": propose_cts}
        super().__init__(data, lieu=point.lieu, initial=initial, **options)

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        if self.coupures() and not self.erreurs_de_la_grille:
            tape = propre.get("fond")
            compte = self.especes_cts
            if tape not in {None, self.propose_cts, compte}:
                phrase = _(
                    "La grille fait %(grille)s, le fond tapé %(fond)s\u00a0: gardez l’un des deux."
                )
                self.add_error("fond", phrase % {"grille": euros(compte), "fond": euros(tape)})
            else:
                self.errors.pop("fond", None)
                propre["fond"] = compte
        return propre

    @property
    def demande_pourquoi(self) -> bool:
        """Whether the float was refused for want of a reason, or one is typed already."""
        return bool(self["motif"].errors or self["motif"].data)

    def refuser(self, refus: Refus) -> None:
        super().refuser(refus)
        self.fields["motif"].required = "motif" in refus.champs

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.sessions.ouvrir``."""
        propre = self.cleaned_data
        return {
            "uuid": propre["uuid"],
            "fond_cts": propre["fond"],
            "ecole": propre["ecole"],
            "motif": propre["motif"],
            **self.qui(),
        }


class JourForm(forms.Form):
    """The day whose sessions are looked for."""

    jour = JourField(label=_l("Jour"), required=False)


class ReprendreForm(QuiForm):
    """Why this device holds the till from now on."""

    session = NumeroField()
    motif = motif(
        _l("Pourquoi ici\u00a0?"),
        (_l("l’autre appareil ne marche plus"), _l("on change de comptoir")),
        help_text=_l("L’autre appareil ne pourra plus encaisser."),
    )


class GesteSimpleForm(QuiForm):
    """A button, and who presses it: pressed twice, its service changes nothing."""

    uuid = forms.UUIDField(widget=forms.HiddenInput, required=False)


class CompterForm(CoupuresForm):
    """Count a closed till without knowing what it should hold; ``deja``: the first count;
    ``sans_carte``: no payment by card was noted, so that 0 is proposed."""

    cheques = forms.MultipleChoiceField(
        label=_l("Cochez chaque chèque que vous avez en main"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("La liste des chèques a changé\u00a0: cochez-les.")},
    )
    autres_cheques = EntierField(
        label=_l("Chèques en main qui ne sont pas dans la liste"),
        required=False,
        min_value=0,
        max_value=CHEQUES_MAX,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _l("Tapez combien, en chiffres\u00a0: 0, 1, 2…"),
            "min_value": _l("Tapez combien, en chiffres\u00a0: 0, 1, 2…"),
            "max_value": _l("C’est beaucoup\u00a0: recomptez."),
        },
    )
    carte = MontantSigneField(
        label=_l("Total du terminal de carte"),
        help_text=_l("Celui du ticket de fin de journée\u00a0; 0 s’il n’a pas servi."),
        error_messages={
            "required": _l("Tapez le total que dit le terminal, 0 s’il n’a pas servi.")
        },
    )
    motif = motif(
        _l("Si l’écart reste, pourquoi\u00a0?"),
        (
            *(_l("erreur de monnaie"), _l("billet mal rendu"), _l("paiement mal noté")),
            *(_l("chèque égaré"), _l("on ne sait pas")),
        ),
        required=False,
        max_length=200,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        cheques: list[Reglement],
        deja: Comptage | None,
        sans_carte: bool = False,
        **options: Any,
    ) -> None:
        initial: dict[str, Any] = {"carte": 0} if sans_carte else {}
        if deja:
            initial = {f"n_{valeur}": n for valeur, n in deja.coupures.items()}
            initial["carte"] = deja.carte_cts
        super().__init__(data, initial=initial, **options)
        self.deja, self.en_main = deja, cheques
        if sans_carte:
            self.fields["carte"].help_text = _(
                "Aucun paiement par carte n’est noté. Changez ce 0 si le terminal dit autre chose."
            )
        self.fields["cheques"].choices = [
            (str(r.pk), _en_mots(r, r.vente.numero_lisible)) for r in cheques
        ]
        if deja is None:
            del self.fields["motif"]
        self.order_fields([nom for nom in self.fields if nom.startswith("n_")])

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.comptages.compter``."""
        propre = self.cleaned_data
        cheques = len(propre["cheques"]) + (propre["autres_cheques"] or 0)
        return {
            "uuid": propre["uuid"],
            "decompte": Decompte(self.coupures(), cheques, propre["carte"]),
            "motif": propre.get("motif", ""),
            **self.qui(),
        }


def _en_mots(cheque: Reglement, ticket: str) -> str:
    """« 24,50 €, ticket nº 1-12, chèque 0012345 »."""
    mots = {"montant": euros(cheque.montant_cts), "ticket": ticket, "ref": cheque.reference}
    if cheque.reference:
        return _("%(montant)s, ticket nº %(ticket)s, %(ref)s") % mots
    return _("%(montant)s, ticket nº %(ticket)s") % mots
