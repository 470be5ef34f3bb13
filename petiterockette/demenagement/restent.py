"""What never leaves: the tables and the columns that stay, and what a row becomes without them.

The one place where it is said. A test knows every column of the product: a new one fails it until
somebody says that it leaves, or writes it here.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.base.tirages import nouveau_jeton

# Apps whose tables stay whole, by their label → why.
APPS: dict[str, Any] = {
    "auth": _("groupes de comptes, sans usage ici"),
    "axes": _("essais de connexion, avec leurs adresses"),
    "contenttypes": _("liste des sortes de données, refaite à l’installation"),
    "django_tasks_database": _("file des travaux de ce serveur"),
    "sessions": _("sessions ouvertes"),
    "travaux": _("travaux et nuits de ce serveur"),
}
# Tables that stay whole → why.
TABLES: dict[str, Any] = {
    "freins.Essai": _("essais comptés, par adresse, pour un jour"),
    "personnes.CodeDeCaisse": _("codes de caisse\u00a0: chacun choisit le sien à nouveau"),
}
# « app.Modele.champ » → why.
COLONNES: dict[str, Any] = {
    "comptes.Compte.password": _("mot de passe"),
    "api.Jeton.empreinte": _("clé d’un accès à l’API"),
    "boutique_caisses.Presence.appareil": _("appareil où l’on tenait la caisse"),
    "collecte_tournees.Demande.jeton": _("lien par lequel un rendez-vous se change"),
    "dossiers.Partage.jeton": _("lien de partage"),
    "formation.Formateur.jeton": _("lien par lequel un formateur signe"),
    "formation.Inscription.jeton": _("lien par lequel un stagiaire signe"),
}


def _sans_mot_de_passe(compte: Any) -> None:
    compte.set_unusable_password()
    compte.actif = False


def _sans_cle(acces: Any) -> None:
    acces.empreinte = hashlib.sha256(nouveau_jeton().encode()).hexdigest()
    acces.retire_le = acces.retire_le or max(acces.cree_le, timezone.now())


def _sans_appareil(presence: Any) -> None:
    presence.appareil = ""


def _avec_un_autre_lien(rangee: Any) -> None:
    rangee.jeton = nouveau_jeton()


# What a row becomes where it arrives, without what stayed.
A_L_ARRIVEE: dict[str, Callable[[Any], None]] = {
    "comptes.Compte": _sans_mot_de_passe,
    "api.Jeton": _sans_cle,
    "boutique_caisses.Presence": _sans_appareil,
    "collecte_tournees.Demande": _avec_un_autre_lien,
    "dossiers.Partage": _avec_un_autre_lien,
    "formation.Formateur": _avec_un_autre_lien,
    "formation.Inscription": _avec_un_autre_lien,
}
