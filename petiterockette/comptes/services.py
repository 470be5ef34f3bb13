"""Accounts and assignments: the only place where they change."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu, Point
from petiterockette.personnes.models import Personne

from .models import Affectation, Compte
from .refus import DernierAdministrateur, IdentifiantPris
from .roles import Role, roles_ayant


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
    _consigner("comptes.compte.cree", _("Compte nº %d créé") % compte.pk, compte, par)
    return compte


@transaction.atomic
def changer_compte(
    *,
    compte: Compte,
    personne: Personne | None,
    actif: bool,
    expire_le: date | None,
    par: Compte,
) -> Compte:
    """Change whose account it is, until when, and whether it is open.

    Raises ``DernierAdministrateur`` rather than leave the house without one.
    """
    avant = {"personne": compte.personne_id, "actif": compte.actif, "expire_le": compte.expire_le}
    compte.personne, compte.actif, compte.expire_le = personne, actif, expire_le
    compte.full_clean()
    compte.save(update_fields=["personne", "actif", "expire_le"])
    _garder_un_administrateur()
    _consigner(
        "comptes.compte.change", _("Compte nº %d modifié") % compte.pk, compte, par, avant=avant
    )
    return compte


@transaction.atomic
def changer_mot_de_passe(*, compte: Compte, mot_de_passe: str, par: Compte) -> None:
    """Give an account a new password; raises a ValidationError if it is too weak."""
    validate_password(mot_de_passe, compte)
    compte.set_password(mot_de_passe)
    compte.save(update_fields=["password"])
    _consigner(
        "comptes.mot_de_passe.change",
        _("Mot de passe du compte nº %d changé") % compte.pk,
        compte,
        par,
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
    """Give a role to an account. An access of contrôle must have an end."""
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
    affectation.save()
    _consigner(
        "comptes.role.donne",
        _("Rôle « %(role)s » donné au compte nº %(compte)d")
        % {"role": affectation.get_role_display(), "compte": compte.pk},
        compte,
        par,
        role=role,
        lieu=affectation.lieu_id,
    )
    return affectation


@transaction.atomic
def retirer_role(*, affectation: Affectation, par: Compte) -> None:
    """End a role yesterday: it no longer holds from now on. Nothing is erased."""
    hier = timezone.localdate() - timedelta(days=1)
    affectation.fin = hier
    affectation.debut = min(affectation.debut, hier)
    affectation.save(update_fields=["debut", "fin"])
    _garder_un_administrateur()
    _consigner(
        "comptes.role.retire",
        _("Rôle « %(role)s » retiré au compte nº %(compte)d")
        % {"role": affectation.get_role_display(), "compte": affectation.compte_id},
        affectation.compte,
        par,
        role=affectation.role,
        lieu=affectation.lieu_id,
    )


def qui_peut_donner(droit: str, lieu: Any = None) -> str:
    """A sentence: whom to ask for a right, by name when the site's manager can say yes.

    Roles are given by administration; the person asked first is the site's manager.
    """
    jour = timezone.localdate()
    en_poste = Affectation.objects.en_cours(jour).filter(compte__actif=True)
    en_poste = en_poste.filter(Q(compte__expire_le=None) | Q(compte__expire_le__gte=jour))
    en_poste = en_poste.select_related("compte__personne")
    responsables = en_poste.filter(role=Role.RESPONSABLE)
    if lieu is not None:
        responsables = responsables.filter(lieu=lieu)
    premier = responsables.order_by("lieu__ordre", "id").first()
    admin = en_poste.filter(role=Role.ADMINISTRATION).order_by("id").first()
    roles = ", ".join(roles_ayant(droit))
    noms = [
        phrase % {"nom": affectation.compte}
        for affectation, phrase in (
            (premier, _("%(nom)s, responsable du lieu")),
            (admin, _("%(nom)s, qui tient les comptes")),
        )
        if affectation
    ]
    if not noms:
        return _("Ce droit va avec les rôles : %(roles)s.") % {"roles": roles}
    return _("Demandez à %(noms)s. Ce droit va avec les rôles : %(roles)s.") % {
        "noms": _(" ou à ").join(noms),
        "roles": roles,
    }


def _garder_un_administrateur() -> None:
    jour = timezone.localdate()
    restant = (
        Affectation.objects.en_cours(jour)
        .filter(role=Role.ADMINISTRATION, compte__actif=True)
        .filter(Q(compte__expire_le=None) | Q(compte__expire_le__gte=jour))
    )
    if not restant.exists():
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
