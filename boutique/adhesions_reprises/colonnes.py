"""The columns of people and memberships, as Paheko, HelloAsso and lists head them.

Paheko: its source (github.com/paheko/paheko, src/include). Members have the labels of
``data/users_fields_presets.ini``, written by ``Users/Export.php``; subscriptions those of
``Services/Subscriptions.php``, ``getList``, where an amount leaves as its cents, without a comma.
HelloAsso tells its columns nowhere; public tools that read its exports do, and docs/reprise.md
names them.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.models import Finalite
from petiterockette.reprise.genres import Role
from petiterockette.reprise.mots import Listes

# « accord_nouvelles »: the column that says whether somebody agrees to a purpose.
ACCORD = "accord_"
_DEBUTS_DES_ACCORDS = {
    Finalite.NOUVELLES: (
        *("inscription a la lettre", "lettre d information", "lettre d info", "newsletter"),
        *("infolettre", "accepte les nouvelles", "veut les nouvelles", "nouvelles"),
        *("recevoir les nouvelles", "recevoir la newsletter", "je souhaite recevoir"),
        *("je veux recevoir", "j accepte de recevoir", "accepte de recevoir"),
    ),
    Finalite.SERVICE: (
        "accepte d etre contacte",
        "accepte d etre joint",
        "j accepte d etre contacte",
    ),
}
ACCORDS = tuple(
    Role(
        f"{ACCORD}{finalite.value}",
        format_lazy(_("oui ou non, pour {finalite}"), finalite=finalite.label),
        _DEBUTS_DES_ACCORDS.get(finalite, ()),
    )
    for finalite in Finalite
)

ROLES = (
    Role("prenom", _("le prénom")),
    Role("nom", _("le nom de famille")),
    Role("nom_complet", _("le nom et le prénom ensemble")),
    Role("numero", _("le numéro de membre")),
    Role("courriel", _("le courriel")),
    Role("telephone", _("le téléphone")),
    Role("prenom_payeur", _("le prénom de qui a payé")),
    Role("nom_payeur", _("le nom de qui a payé")),
    Role("courriel_payeur", _("le courriel de qui a payé")),
    Role("formule", _("la formule d’adhésion")),
    Role("debut", _("le premier jour de l’adhésion, ou celui de l’inscription")),
    Role("fin", _("le dernier jour de l’adhésion")),
    Role("annee", _("l’année civile de l’adhésion")),
    Role("jour", _("le jour où elle a été payée")),
    Role("montant", _("ce qui a été payé")),
    Role("paye", _("payée, oui ou non")),
    Role("statut", _("où en est la commande")),
    Role("type", _("le genre de campagne")),
    Role("reference", _("la référence de la commande")),
    *ACCORDS,
    Role("accord_le", _("le jour de l’accord")),
)

# A role → the heads that name it, whole: « Nom de l’enfant » is not the member’s, nor « Date de
# naissance » a day of their membership.
_TETES: dict[str, tuple[str, ...]] = {
    "prenom": (
        "prenom",
        "prenom adherent",
        "prenom de l adherent",
    ),
    "nom": (
        "nom",
        "nom adherent",
        "nom de l adherent",
        "nom de famille",
    ),
    "nom_complet": (
        "nom prenom",
        "nom et prenom",
        "prenom nom",
        "prenom et nom",
        "prenoms et noms",
        "nom du membre",
        "nom complet",
        "membre",
        "adherent",
        "adherente",
    ),
    "numero": (
        "numero de membre",
        "numero de l adherent",
        "numero d adherent",
        "numero adherent",
        "no de membre",
        "no d adherent",
        "no adherent",
        "no membre",
        "numero membre",
    ),
    "courriel": (
        "courriel",
        "mail",
        "email",
        "e mail",
        "adresse e mail",
        "adresse email",
        "adresse mail",
        "adresse courriel",
        "adresse electronique",
    ),
    "telephone": (
        "telephone",
        "numero de telephone",
        "no de telephone",
        "tel",
        "portable",
        "mobile",
        "no de tel",
        "no tel",
    ),
    "prenom_payeur": (
        "prenom payeur",
        "prenom du payeur",
    ),
    "nom_payeur": (
        "nom payeur",
        "nom du payeur",
    ),
    "courriel_payeur": (
        "email payeur",
        "e mail payeur",
        "courriel payeur",
        "email du payeur",
        "mail payeur",
    ),
    "formule": (
        "tarif",
        "formule",
        "activite",
        "type d adhesion",
        "type de cotisation",
        "adhesion",
        "cotisation",
        "campagne",
    ),
    "debut": (
        "date d inscription",
        "date de debut",
        "debut",
        "premier jour",
        "du",
        "a partir du",
        "date d adhesion",
        "date adhesion",
        "date d entree",
        "inscrit le",
        "valable du",
    ),
    "fin": (
        "date d expiration",
        "date de fin",
        "fin",
        "expiration",
        "expire le",
        "dernier jour",
        "au",
        "jusqu au",
        "valable jusqu au",
        "echeance",
        "date d echeance",
    ),
    "annee": (
        "annee",
        "annee d adhesion",
        "annee de cotisation",
        "exercice",
    ),
    "jour": (
        "date de la commande",
        "date commande",
        "date du paiement",
        "date de paiement",
        "date",
        "paye le",
        "payee le",
        "date de reglement",
        "date du reglement",
    ),
    "montant": (
        "montant",
        "montant tarif",
        "montant du tarif",
        "montant regle",
        "montant paye",
        "montant total",
        "somme",
        "prix",
        "paye en euros",
    ),
    "paye": (
        "paye",
        "payee",
        "reglee",
        "regle",
        "a jour",
    ),
    "statut": (
        "statut de la commande",
        "statut du paiement",
        "statut",
        "etat de la commande",
    ),
    "type": ("type de campagne",),
    "reference": (
        "reference commande",
        "reference de la commande",
        "numero de commande",
    ),
    "accord_le": (
        "date de l accord",
        "date d accord",
        "accord le",
        "date du consentement",
    ),
}
# Heads that only Paheko's subscriptions have, folded: its amounts may be cents.
EN_CENTIMES = frozenset(["numero d inscription", "montant de l inscription"])
_ROLES = {tete: code for code, tetes in _TETES.items() for tete in tetes}


def deviner(tete: str, _listes: Listes) -> str:
    """The role of a folded head; empty where it names none."""
    return _ROLES.get(tete, "")


MODELE = (
    (
        *("Prénom", "Nom", "Courriel", "Téléphone", "Tarif", "Date de début", "Date de fin"),
        *("Montant", "Payé le", "Accepte les nouvelles", "Date de l’accord"),
    ),
    (
        *("Ada", "Girolle", "ada@exemple.fr", "06 12 34 56 78", "Adhésion à l’année"),
        *("01/09/2025", "31/08/2026", "20,00", "28/08/2025", "oui", "28/08/2025"),
    ),
    (
        *("Noé", "Mésange", "noe@exemple.fr", "", "Adhésion à l’année"),
        *("12/03/2026", "", "10", "12/03/2026", "non", ""),
    ),
    ("Zoé", "Rainette", "", "", "", "", "", "", "", "", ""),
)
