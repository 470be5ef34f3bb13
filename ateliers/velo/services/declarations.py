"""What the operator of a bike's identifier is told: its new owner, or that it is no more."""

from django.db import transaction
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ

from ..models import Changement, Declaration, Velo
from ..refus import AdresseDemandee, ContactDemande, DejaTransmise, PasEncoreDAcheteur
from .passages import Geste, noter, verrouiller

Fait = Declaration.Fait


def declarer(changement: Changement, fait: str = Fait.CESSION) -> None:
    """Open the declaration of what became of a bike, where it has an identifier."""
    if identifiant := changement.velo.identifiant:
        Declaration.objects.create(
            changement=changement,
            velo=changement.velo,
            identifiant=identifiant,
            fait=fait,
            le=changement.le,
        )


def annuler(changement: Changement) -> None:
    """The bike came back: what was not sent yet is not to be, and its buyer is forgotten."""
    for declaration in Declaration.objects.a_transmettre().filter(velo=changement.velo):
        declaration.annulee_le = changement.le
        declaration.oublier_l_acheteur()
        declaration.save()


@transaction.atomic
def saisir_l_acheteur(
    *,
    geste: Geste,
    declaration: Declaration,
    nom: str,
    adresse: str,
    courriel: str = "",
    telephone: str = "",
    a_l_etranger: bool = False,
) -> Declaration:
    """Write, at the hand-over, what the operator asks of the buyer; kept until it is sent.

    ``a_l_etranger``: the bike leaves France, which the operator is told. Raises
    ``DejaTransmise``, ``ContactDemande``, ``AdresseDemandee`` or ``DroitManquant``.
    """
    tenue = _ouverte(geste, declaration)
    if not tenue.est_a_quelqu_un:
        raise DejaTransmise()
    if not nom.strip() or not (courriel.strip() or telephone.strip()):
        raise au_champ("nom" if not nom.strip() else "courriel", ContactDemande)
    if not adresse.strip():
        raise au_champ("adresse", AdresseDemandee)
    tenue.fait = Fait.EXPORT if a_l_etranger else Fait.CESSION
    tenue.nom, tenue.courriel = " ".join(nom.split())[:120], courriel.strip()
    tenue.adresse = " ".join(adresse.split())[:200]
    tenue.telephone = telephone.strip()[:20]
    tenue.save(update_fields=["fait", "nom", "adresse", "courriel", "telephone"])
    resume = _("Vélo %(velo)s : acheteur saisi") % {"velo": tenue.velo.numero}
    noter(geste, tenue.velo, "velo.acheteur.saisi", resume, declaration=tenue.pk, fait=tenue.fait)
    return tenue


@transaction.atomic
def transmettre(*, geste: Geste, declaration: Declaration) -> Declaration:
    """Say that the operator's portal has it: the buyer's data are erased, the day is the proof.

    Raises ``DejaTransmise``, ``PasEncoreDAcheteur`` or ``DroitManquant``.
    """
    tenue = _ouverte(geste, declaration)
    if tenue.est_a_quelqu_un and not tenue.nom:
        raise PasEncoreDAcheteur()
    tenue.transmise_le, tenue.transmise_par = geste.quand, geste.compte.personne_id
    tenue.oublier_l_acheteur()
    tenue.save()
    if tenue.est_a_quelqu_un:
        resume = _("Vélo %(velo)s : acheteur transmis à l’opérateur, données effacées")
    else:
        resume = _("Vélo %(velo)s : déclaré à l’opérateur, %(fait)s")
    mots = {"velo": tenue.velo.numero, "fait": tenue.get_fait_display()}
    noter(geste, tenue.velo, "velo.declaration.transmise", resume % mots, declaration=tenue.pk)
    return tenue


def _ouverte(geste: Geste, declaration: Declaration) -> Declaration:
    velo: Velo = verrouiller(declaration.velo, geste.compte)
    tenue = Declaration.objects.get(pk=declaration.pk)
    tenue.velo = velo
    if not tenue.est_a_transmettre:
        raise DejaTransmise()
    return tenue
