"""What accounts hold of people."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import (
    Base,
    Donnee,
    conservee_depuis,
    conservee_tant_que,
    declarer,
    exempter,
    la_plus_longue,
)

from .services import oublier_les_identifiants


def _ouvert() -> Q:
    jour = timezone.localdate()
    return Q(expire_le=None, actif=True) | Q(expire_le__gte=jour, actif=True)


declarer(
    Donnee(
        "comptes.Compte",
        nom=_("Compte"),
        finalite=_("se connecter, avec ses droits"),
        base=Base.INTERET,
        duree=_("trois ans après la dernière connexion ; l’identifiant part avec le nom"),
        personnes=("personne",),
        montre=("identifiant", "cree_le", "expire_le", "actif", "last_login"),
        conservation=la_plus_longue(
            conservee_tant_que("comptes.Compte", "personne", _ouvert),
            conservee_depuis("comptes.Compte", "personne", "last_login", ans=3),
        ),
        oublier=oublier_les_identifiants,
    ),
    Donnee(
        "comptes.Affectation",
        nom=_("Rôles tenus"),
        finalite=_("savoir qui avait quel droit, quand"),
        base=Base.INTERET,
        duree=_("sans limite, sans nom ensuite"),
        personnes=("compte__personne",),
        montre=("role", "lieu__nom", "debut", "fin"),
    ),
)

exempter(
    _("code, mot de passe haché, ou identifiant effacé avec la personne"),
    "comptes.Compte.password",
    "comptes.Compte.identifiant",
    "comptes.Affectation.pole",
)
