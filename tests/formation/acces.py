"""Who opens the pages of the training pole: its manager and the direction; figures go further."""

from typing import Any

from ateliers.formation.models import Formateur, Session
from petiterockette.lieux.models import Lieu
from tests.fabriques import un_compte
from tests.monde import rien

from .en_formation import signe, un_formateur, un_matin, un_stagiaire, une_feuille, une_session

TIENT = {"formation", "pole", "direction"}
LIT = {"pole", "tresorerie", "direction"}
TOUS = {
    *("aucun", "benevole", "tri", "caisse", "camion", "responsable"),
    *("cuisine", "animation", "formation", "mecanique"),
    *("pole", "tresorerie", "controle", "direction", "administration"),
}


def la_session(monde: Any) -> Session:
    """One session of the site, of which one has signed and another not yet."""
    deja = Session.objects.filter(lieu=monde.lieu).first()
    if deja:
        return deja
    session = une_session(Lieu.objects.get(pk=monde.lieu.pk), compte=un_compte("direction"))
    nour = un_formateur(session)
    matin = un_matin(session, formateur=nour)
    un_stagiaire(session)
    signe(matin, nour)
    return session


def session(monde: Any) -> list:
    return [la_session(monde).pk]


def inscription(monde: Any) -> list:
    return [la_session(monde).inscriptions.get().pk]


def demi_journee(monde: Any) -> list:
    return [la_session(monde).demi_journees.get().pk]


def case(monde: Any) -> list:
    return [*demi_journee(monde), "stagiaire", *inscription(monde)]


def emargement(monde: Any) -> list:
    return [la_session(monde).demi_journees.get().emargements.earliest("pk").pk]


def feuille(monde: Any) -> list:
    demi = la_session(monde).demi_journees.get()
    la_feuille, _neuve = une_feuille(demi, la_session(monde).inscriptions.get())
    return [la_feuille.cle, "vignette"]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "formation:sessions": ("get", rien, TIENT),
    "formation:actions": ("get", rien, TIENT),
    "formation:action_nouvelle": ("get", rien, TIENT),
    "formation:action": ("get", lambda m: [la_session(m).action_id], TIENT),
    "formation:organisme": ("get", rien, TIENT),
    "formation:bpf_courant": ("get", rien, LIT),
    "formation:bpf": ("get", lambda _: [2026], LIT),
    "formation:bpf_ligne": ("get", lambda _: [2026, "f1", "a"], TIENT & LIT),
    "formation:session_nouvelle": ("get", rien, TIENT),
    "formation:session": ("get", session, TIENT),
    "formation:session_regler": ("get", session, TIENT),
    "formation:demi_journee_ajouter": ("post", session, TIENT),
    "formation:formateur_ajouter": ("post", session, TIENT),
    "formation:inscrire": ("post", session, TIENT),
    "formation:session_verrouiller": ("post", session, TIENT),
    "formation:feuille_pdf": ("get", session, TIENT),
    "formation:inscription": ("get", inscription, TIENT),
    "formation:desinscrire": ("post", inscription, TIENT),
    "formation:certificat": ("get", inscription, TIENT),
    "formation:attestation": ("get", inscription, TIENT),
    "formation:demi_journee": ("get", demi_journee, TIENT),
    "formation:demi_journee_changer": ("get", demi_journee, TIENT),
    "formation:demi_journee_retirer": ("post", demi_journee, TIENT),
    "formation:feuille": ("get", demi_journee, TIENT),
    "formation:ecran_remettre": ("post", case, TIENT),
    "formation:tour": ("get", demi_journee, TIENT),
    "formation:signer_ici": ("get", case, TIENT),
    "formation:absence": ("get", case, TIENT),
    "formation:photo": ("get", feuille, TIENT),
    "formation:emargement_annuler": ("get", emargement, TIENT),
    "formation:mes_signatures": ("get", rien, TOUS),
}
PUBLIQUES: dict[str, Any] = {
    "formation:emarger": lambda m: [Formateur.objects.get(session=la_session(m)).jeton],
}
