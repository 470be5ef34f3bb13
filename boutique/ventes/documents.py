"""The JSON documents that the till posts: types and units only, no rule of the house."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from boutique.regles.prix import QUANTITE_MAX
from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.monnaie import MONTANT_MAX_C

from .models import LigneVente


@dataclass(frozen=True)
class LigneRecue:
    """A line as the screen showed it.

    ``prix_cts``: of a unit, of the whole lot, or of a kilogram; ``montant_cts``: what the
    screen asks for it, discounts taken off. ``nb_objets``: of a lot; None: « sans nombre ».
    ``confirmee``: an implausible weight, quantity or amount, looked at twice.
    """

    article: int
    mode: str
    quantite: int
    prix_cts: int
    montant_cts: int
    nb_objets: int | None = None
    masse_g: int | None = None
    confirmee: bool = False
    remise_cts: int = 0
    offert: bool = False
    a_enlever: bool = False
    # Whom it is for, where its kind asks (see ``vendables``): told to the kind, never sealed.
    pour: int | None = None


@dataclass(frozen=True)
class ReglementRecu:
    """A means and what it pays; ``donne_cts``: what was handed over, in cash."""

    moyen: int
    montant_cts: int
    donne_cts: int
    reference: str = ""


@dataclass(frozen=True)
class Panier:
    """A sale as the till posts it: ids of lists, integer cents and grams."""

    entete_recu: EnteteRecu
    session: int
    ecole: bool
    total_cts: int
    public: int | None = None
    saisie_differee: str = ""
    lignes: tuple[LigneRecue, ...] = ()
    reglements: tuple[ReglementRecu, ...] = ()


def lire_panier(document: Any) -> Panier:
    """Read a posted sale. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    panier = Panier(
        entete_recu=lecteur.entete_recu(empreinte_de(document)),
        session=lire_la_session(lecteur),
        ecole=lecteur.vrai("ecole"),
        total_cts=lire_un_montant(lecteur, "total_cts", _("Le total manque.")),
        public=lecteur.entier("public"),
        saisie_differee=lecteur.texte("saisie_differee", 60),
        lignes=tuple(_ligne(li) for li in lecteur.liste("lignes")),
        reglements=tuple(lire_un_reglement(r) for r in lecteur.liste("reglements")),
    )
    lecteur.finir()
    return panier


def lire_la_session(lecteur: Lecteur) -> int:
    return lecteur.entier("session", obligatoire=_("La caisse n’est pas ouverte.")) or 0


def lire_un_montant(lecteur: Lecteur, cle: str, obligatoire: Any = "") -> int:
    return lecteur.naturel(cle, maximum=MONTANT_MAX_C, obligatoire=obligatoire) or 0


def _ligne(lecteur: Lecteur) -> LigneRecue:
    return LigneRecue(
        article=lecteur.entier("article", obligatoire=_("Touchez un article.")) or 0,
        mode=lecteur.choix("mode", LigneVente.Mode.values, LigneVente.Mode.UNITE),
        quantite=lecteur.entier("quantite", maximum=QUANTITE_MAX, obligatoire=_("Combien\u00a0?"))
        or 0,
        prix_cts=lire_un_montant(lecteur, "prix_cts", _("Le prix manque.")),
        montant_cts=lire_un_montant(lecteur, "montant_cts", _("Le prix manque.")),
        nb_objets=lecteur.entier("nb_objets", maximum=QUANTITE_MAX),
        masse_g=lecteur.masse("masse_g", "") or None,
        confirmee=lecteur.vrai("confirmee"),
        remise_cts=lire_un_montant(lecteur, "remise_cts"),
        offert=lecteur.vrai("offert"),
        a_enlever=lecteur.vrai("a_enlever"),
        pour=lecteur.entier("pour"),
    )


def lire_un_reglement(lecteur: Lecteur) -> ReglementRecu:
    montant = lire_un_montant(lecteur, "montant_cts", _("Combien\u00a0?"))
    return ReglementRecu(
        moyen=lecteur.entier("moyen", obligatoire=_("Touchez un moyen de paiement.")) or 0,
        montant_cts=montant,
        donne_cts=lire_un_montant(lecteur, "donne_cts") or montant,
        reference=lecteur.texte("reference", 40),
    )
