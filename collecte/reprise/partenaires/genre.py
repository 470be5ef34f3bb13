"""The kind « partners », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.models import Structure
from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.manques import a_dire

from ..services.partenaires import annuler, ecrire
from .lecture import examiner, listes_des_partenaires

ROLES = (
    Role(
        "nom",
        _("le nom"),
        (
            *("nom", "partenaire", "structure", "raison sociale", "repreneur", "recycleur"),
            *("association", "organisme"),
        ),
    ),
    Role("genre", _("le genre : recycleur, association…"), ("genre", "type", "categorie")),
    Role("objet", _("ce qu’elle fait"), ("objet", "activite", "description", "ce qu elle fait")),
    Role("siret", _("le SIRET"), ("siret", "n siret", "no siret", "numero siret")),
    Role("recepisse", _("le nº de récépissé"), ("recepisse", "no de recepisse", "no recepisse")),
    Role("adresse", _("l’adresse"), ("adresse",)),
    Role("courriel", _("le courriel"), ("courriel", "mail", "email", "e mail", "mel")),
    Role("telephone", _("le téléphone"), ("telephone", "tel", "portable")),
    Role("contact", _("un contact : courriel ou téléphone"), ("contact", "interlocuteur")),
    Role(
        "matiere",
        _("les matières qu’elle reprend"),
        ("matiere", "reprend", "ce qu elle reprend", "materiau", "dechet"),
    ),
    Role("devenir", _("ce que cela devient"), ("devenir", "devient", "traitement")),
    Role("depuis", _("depuis quel jour"), ("depuis", "date", "debut")),
)

MODELE = (
    (
        *("Nom", "Genre", "Ce qu’elle fait", "Adresse", "Téléphone", "Courriel", "SIRET"),
        *("Matières", "Devenir", "Depuis le"),
    ),
    (
        *("Fer & Co", "recycleur", "ferrailleur", "3 rue du Port, 93000 Bobigny"),
        *("01 02 03 04 05", "contact@fer.example", "", "Métaux", "recyclé", "01/01/2020"),
    ),
    ("Le Bon Coin Solidaire", "association", "vestiaire", "", "", "", "", "", "", ""),
)


def _manques() -> Mapping[str, forms.Field]:
    return {"genre_structure": a_dire(_("De quel genre ?"), Structure.Genre.choices)}


PARTENAIRES = Genre(
    code="partenaires",
    nom=_("Partenaires"),
    texte=_("recycleurs, associations, déchetteries : qui reprend quoi"),
    pictogramme="hand-heart",
    roles=ROLES,
    listes=listes_des_partenaires,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Each line goes through the service of the partners.
    longues=150,
    # Whom to ask for there, and how.
    de_personnes=True,
    repris=_("C’est repris : ces partenaires sont dans leur liste."),
    annulation=_("Ceux que rien ne nomme sont cachés de la liste, les autres y restent."),
)
