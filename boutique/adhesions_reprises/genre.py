"""The kind « people and memberships », as the page of what is brought in shows it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre

from .colonnes import MODELE, ROLES, deviner
from .fiches import NOM_D_ABORD, PRENOM_D_ABORD
from .lecteur import DU_JOUR, examiner
from .listes import listes
from .services.reprises import annuler, ecrire


def _jour(label: Any, aide: Any = "") -> forms.Field:
    """A day that is kept as it was written."""
    return forms.CharField(
        label=label, help_text=aide, max_length=10, required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip


def _manques() -> Mapping[str, forms.Field]:
    """What is said once for a whole file, where no column says it."""
    formules = [("", _("aucune")), *listes()["formule"].choix.items()]
    return {
        "formule": forms.ChoiceField(
            label=_("Quelle adhésion, pour tous ?"),
            choices=formules,
            required=False,
            help_text=_("Si aucune colonne ne la dit. Aucune : des personnes seulement."),
        ),
        "debut": _jour(_("À partir de quel jour, pour tous ?"), _("Si aucune colonne ne le dit.")),
        "fin": _jour(
            _("Jusqu’à quel jour, pour tous ?"), _("Sinon, la formule le dit : un an, ou l’année.")
        ),
        "ordre": forms.ChoiceField(
            label=_("Le nom et le prénom ensemble : lequel d’abord ?"),
            choices=[
                ("", _("à dire")),
                (PRENOM_D_ABORD, _("le prénom")),
                (NOM_D_ABORD, _("le nom de famille")),
            ],
            required=False,
            help_text=_("Des noms en capitales se reconnaissent seuls."),
        ),
        "unite": forms.ChoiceField(
            label=_("En quoi sont les montants\u00a0?"),
            choices=[
                ("", _("à dire")),
                ("euros", _("en euros")),
                ("centimes", _("en centimes")),
            ],
            required=False,
            help_text=_(
                "Sinon en euros. Paheko écrit parfois « 2000 » pour 20\u00a0€\u00a0: "
                "dites-le alors."
            ),
        ),
        "accords_du": forms.ChoiceField(
            label=_("Quand ont-ils dit oui ?"),
            choices=[
                ("", _("on ne sait pas")),
                (DU_JOUR, _("en payant")),
            ],
            required=False,
            help_text=_(
                "Là où un oui n’a pas sa date. « En payant » : le jour de la commande ou de "
                "l’inscription. Si on ne le sait pas, ce oui ne compte pas."
            ),
        ),
    }


PERSONNES = Genre(
    code="personnes",
    nom=_("Personnes et adhésions"),
    texte=_("les membres d’un export de Paheko, de HelloAsso, ou d’une liste"),
    pictogramme="users",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Each line is somebody, their consents, their years.
    longues=500,
    repris=_("C’est repris : les adhésions sont marquées « reprise », personne n’a été prévenu."),
    annulation=_(
        "Chaque adhésion reprise de ce fichier est annulée dès son premier jour. Les personnes "
        "qu’il a inscrites et dont rien d’autre ne parle sont effacées de l’annuaire."
    ),
    droits=("personnes.tenir_l_annuaire", "personnes.fusionner"),
    de_personnes=True,
    deviner=deviner,
)
