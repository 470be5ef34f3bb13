"""Say what was tested of an appliance, and whether its data are erased."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.objets.models import Objet
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import EssaisDAppareil

DROIT = "collecte.suivre_des_objets"
CHAMPS = ("securite", "fonctionnement", "donnees_effacees")


@transaction.atomic
def essayer(
    *, objet: Objet, compte: Compte, securite: str, fonctionnement: str, donnees_effacees: str
) -> EssaisDAppareil:
    """Note the tests of an appliance, in place of those noted before. Raises ``ValidationError``
    or ``DroitManquant``."""
    tenu = Objet.objects.select_for_update(of=("self",), no_key=True).get(pk=objet.pk)
    exiger(compte, DROIT, tenu.lieu)
    essais = EssaisDAppareil.objects.filter(objet=tenu).first() or EssaisDAppareil(objet=tenu)
    avant = {nom: getattr(essais, nom) for nom in CHAMPS}
    essais.securite, essais.fonctionnement = securite, fonctionnement
    essais.donnees_effacees = donnees_effacees
    essais.le, essais.compte = timezone.now(), compte
    essais.full_clean(validate_unique=False)
    apres = {nom: getattr(essais, nom) for nom in CHAMPS}
    if avant == apres:
        return essais
    essais.save()
    consigner(
        "collecte.objet.essaye",
        _("Essais notés\u00a0: %(objet)s") % {"objet": tenu.code_lisible},
        {"objet": tenu.pk, "avant": avant, "apres": apres},
        lieu=tenu.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return essais
