"""Accounts and assignments: the only place where they change."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu, Point
from petiterockette.mots.francais import du
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import inscrire

from .models import Affectation, Compte
from .portees import depasse
from .refus import (
    DernierAdministrateur,
    IdentifiantPris,
    MemeRole,
    PointDUnAutreLieu,
    RoleASoiMeme,
    RoleDejaRetire,
)
from .roles import engage

CE_QUI_EST_DONNE = ("role", "lieu_id", "point_id", "pole", "fin")


@transaction.atomic
def ouvrir_un_compte(
    *,
    identifiant: str,
    mot_de_passe: str,
    personne: Personne | None = None,
    prenom: str = "",
    nom: str = "",
    expire_le: date | None = None,
    role: dict[str, Any],
    par: Compte | None,
) -> Compte:
    """Open an account together with its first role, and its person if ``prenom`` names one.

    ``role``: the arguments of ``affecter`` (role, lieu, point, pole, debut, fin).
    """
    if prenom:
        personne = inscrire(prenom=prenom, nom=nom, compte=par.pk if par else None)
    compte = creer_compte(
        identifiant=identifiant,
        mot_de_passe=mot_de_passe,
        personne=personne,
        expire_le=expire_le,
        par=par,
    )
    affecter(compte=compte, **role, par=par)
    return compte


@transaction.atomic
def creer_compte(
    *,
    identifiant: str,
    mot_de_passe: str,
    personne: Personne | None = None,
    expire_le: date | None = None,
    par: Compte | None,
) -> Compte:
    """Open an account; raises ``IdentifiantPris`` or a ValidationError on the password."""
    identifiant = identifiant.strip().lower()
    if Compte.objects.filter(identifiant__iexact=identifiant).exists():
        raise IdentifiantPris(identifiant=identifiant)
    compte = Compte(identifiant=identifiant, personne=personne, expire_le=expire_le)
    validate_password(mot_de_passe, compte)
    compte.set_password(mot_de_passe)
    compte.full_clean()
    compte.save()
    _consigner("comptes.compte.cree", _("Compte nº %d créé") % compte.pk, compte, par)
    return compte


@transaction.atomic
def changer_compte(
    *, compte: Compte, personne: Personne | None, actif: bool, expire_le: date | None, par: Compte
) -> Compte:
    """Change whose account it is, until when, and whether it is open.

    Closed, or opened again, its devices have to sign in again: no session comes back to life.
    Raises ``DernierAdministrateur`` rather than leave the house without one.
    """
    _verrouiller_les_administrateurs()
    ancien = Compte.objects.get(pk=compte.pk)
    avant = {"personne": ancien.personne_id, "actif": ancien.actif, "expire_le": ancien.expire_le}
    compte.personne, compte.actif, compte.expire_le = personne, actif, expire_le
    compte.ouvertures = ancien.ouvertures
    if not (ancien.est_ouvert and compte.est_ouvert):
        compte.ouvertures += 1
    compte.full_clean()
    compte.save(update_fields=["personne", "actif", "expire_le", "ouvertures"])
    _garder_un_administrateur()
    _consigner(
        "comptes.compte.change", _("Compte nº %d modifié") % compte.pk, compte, par, avant=avant
    )
    return compte


@transaction.atomic
def changer_mot_de_passe(*, compte: Compte, mot_de_passe: str, par: Compte) -> None:
    """Give an account a new password; raises a ValidationError if it is too weak.

    Direction is alerted when it lets ``par`` in where they could not go.
    """
    en_cours = compte.affectations.non_finies(timezone.localdate())
    au_dela = par.pk != compte.pk and any(
        engage(a.role) and depasse(par, a.role, a.lieu_id, a.point_id, a.pole) for a in en_cours
    )
    validate_password(mot_de_passe, compte)
    compte.set_password(mot_de_passe)
    compte.save(update_fields=["password"])
    _consigner(
        "comptes.mot_de_passe.change",
        _("Mot de passe du compte nº\u00a0%d changé") % compte.pk,
        compte,
        par,
        au_dela=au_dela,
    )


@transaction.atomic
def affecter(
    *,
    compte: Compte,
    role: str,
    lieu: Lieu | None = None,
    point: Point | None = None,
    pole: str = "",
    debut: date | None = None,
    fin: date | None = None,
    par: Compte | None,
) -> Affectation:
    """Give a role to an account. An access of contrôle must have an end.

    Nobody gives themselves what they do not have; given to somebody else, direction is alerted.
    Raises ``PointDUnAutreLieu``, ``RoleASoiMeme``, or a ValidationError where a constraint says no.
    """
    if lieu and point and point.lieu_id != lieu.pk:
        raise PointDUnAutreLieu(point=point.nom, du_lieu=du(lieu))
    affectation = Affectation(
        compte=compte,
        role=role,
        lieu=lieu or (point.lieu if point else None),
        point=point,
        pole=pole,
        debut=debut or timezone.localdate(),
        fin=fin,
    )
    affectation.full_clean()
    au_dela = par is not None and depasse(
        par, role, affectation.lieu_id, affectation.point_id, pole
    )
    if par and par.pk == compte.pk and au_dela:
        raise RoleASoiMeme()
    affectation.save()
    _consigner(
        "comptes.role.donne",
        _("Rôle « %(role)s » donné au compte nº %(compte)d")
        % {"role": affectation.get_role_display(), "compte": compte.pk},
        compte,
        par,
        role=role,
        lieu=affectation.lieu_id,
        au_dela=au_dela and engage(role),
    )
    return affectation


@transaction.atomic
def retirer_role(*, affectation: Affectation, par: Compte) -> None:
    """End a role yesterday: it no longer holds from now on. Nothing is erased.

    Raises ``DernierAdministrateur`` rather than leave the house without one.
    """
    _verrouiller_les_administrateurs()
    hier = timezone.localdate() - timedelta(days=1)
    affectation.fin = hier
    affectation.debut = min(affectation.debut, hier)
    affectation.save(update_fields=["debut", "fin"])
    _garder_un_administrateur()
    _consigner(
        "comptes.role.retire",
        _("Rôle « %(role)s » retiré au compte nº %(compte)d")
        % {"role": affectation.get_role_display(), "compte": affectation.compte_id},
        affectation.compte,
        par,
        role=affectation.role,
        lieu=affectation.lieu_id,
    )


@transaction.atomic
def changer_role(*, affectation: Affectation, par: Compte, **role: Any) -> Affectation:
    """Give a role in place of another, from today on: both gestures, or neither.

    Raises ``RoleDejaRetire``, ``MemeRole`` and what ``affecter`` and ``retirer_role`` do.
    """
    _verrouiller_les_administrateurs()
    jour = timezone.localdate()
    en_cours = Affectation.objects.non_finies(jour).select_for_update(of=("self",))
    ancien = en_cours.select_related("compte").filter(pk=affectation.pk).first()
    if ancien is None:
        raise RoleDejaRetire()
    debut = max(ancien.debut, jour)
    nouveau = affecter(compte=ancien.compte, **role, debut=debut, par=par)
    if all(getattr(nouveau, nom) == getattr(ancien, nom) for nom in CE_QUI_EST_DONNE):
        raise MemeRole()
    retirer_role(affectation=ancien, par=par)
    return nouveau


def oublier_les_identifiants(personnes: Collection[int]) -> int:
    """Close the accounts of people who are forgotten: a login may be a name."""
    comptes = list(Compte.objects.filter(personne__in=personnes).only("pk"))
    for compte in comptes:
        compte.set_unusable_password()
        Compte.objects.filter(pk=compte.pk).update(
            identifiant=f"oublié-{compte.pk}", password=compte.password, actif=False
        )
    return len(comptes)


def administrateurs() -> int:
    """How many accounts hold the administration today: two are advised, one is kept."""
    en_poste = Affectation.objects.en_poste(timezone.localdate()).d_administration()
    return en_poste.values("compte").distinct().count()


def _verrouiller_les_administrateurs() -> None:
    # Two people who take each other's role away at the same instant wait for one another.
    list(Affectation.objects.d_administration().order_by("pk").select_for_update())


def _garder_un_administrateur() -> None:
    if administrateurs() == 0:
        raise DernierAdministrateur()


def _consigner(code: str, resume: str, compte: Compte, par: Compte | None, **contenu: Any) -> None:
    contenu = {
        cle: valeur.isoformat() if isinstance(valeur, date) else valeur
        for cle, valeur in contenu.items()
    }
    if isinstance(contenu.get("avant"), dict):
        contenu["avant"] = {
            k: v.isoformat() if isinstance(v, date) else v for k, v in contenu["avant"].items()
        }
    consigner(
        code,
        resume,
        {"compte": compte.pk, **contenu},
        par=par.personne_id if par else None,
        compte=par.pk if par else None,
    )
