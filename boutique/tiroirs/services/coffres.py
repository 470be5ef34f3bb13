"""The safe of a site: counted, filled from the bank, emptied for small expenses.

Its events are chained with those of the site's first till, whose row is locked.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.caisses.models import Caisse
from boutique.caisses.refus import CaisseInconnue
from boutique.caisses.services.en_main import heure_du_geste
from boutique.caisses.services.evenements import chaine_des_evenements, noter
from boutique.caisses.services.presences import personne_a_la_caisse
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.models import Maillon
from petiterockette.lieux.models import Lieu
from petiterockette.lieux.refus import PageDejaServie
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..coffres import au_coffre
from ..models import MouvementEspeces, Place, RemiseBanque
from ..refus import CoffreInsuffisant, ComptageDuCoffre, MouvementImpossible
from .especes import exiger_au_coffre

DROIT = "boutique.tenir_les_especes"
# What leaves for the bank leaves with its deposit slip.
PERMIS = ((Place.COFFRE, Place.DEPENSE), (Place.BANQUE, Place.COFFRE))


def deplacer_au_coffre(
    *,
    lieu: Lieu,
    uuid: UUID,
    de: str,
    vers: str,
    montant_cts: int,
    motif: str,
    compte: Compte,
    par: int | None,
) -> tuple[MouvementEspeces, bool]:
    """Pay a small expense from the safe, or put there what was fetched from the bank.

    Returns the move and whether it is new. Raises ``MouvementImpossible``,
    ``CoffreInsuffisant``, ``CaisseInconnue``, ``HorlogeReculee``, ``RestaurationConstatee`` or
    ``DroitManquant``.
    """
    raison = " ".join(motif.split())[:120]
    if not raison or montant_cts <= 0 or (de, vers) not in PERMIS:
        raise MouvementImpossible()

    def faire() -> MouvementEspeces:
        caisse = verrouiller_le_coffre(lieu, compte)
        if de == Place.COFFRE:
            exiger_au_coffre(lieu, montant_cts)
        qui = personne_a_la_caisse(par, compte)
        le = heure_du_geste(caisse)
        return ecrire_au_coffre(caisse, uuid, de, vers, montant_cts, raison, le, compte, qui)

    return faire_ou_relire(
        faire, MouvementEspeces.objects.filter(uuid=uuid).first, CoffreInsuffisant
    )


def compter_le_coffre(
    *,
    lieu: Lieu,
    uuid: UUID,
    coupures: Mapping[int, int],
    motif: str = "",
    compte: Compte,
    par: int | None,
) -> int:
    """Count a safe; what was too much or too little is booked, and said why.

    Returns the difference in cents. Raises ``ComptageDuCoffre``, ``CaisseInconnue``,
    ``PageDejaServie`` or ``DroitManquant``.
    """
    raison = " ".join(motif.split())[:120]
    with transaction.atomic():
        caisse = verrouiller_le_coffre(lieu, compte)
        deja = _deja_compte(caisse, uuid)
        if deja is not None:
            return deja
        if MouvementEspeces.objects.filter(uuid=uuid).exists():
            raise PageDejaServie()
        qui = personne_a_la_caisse(par, compte)
        Lieu.objects.select_for_update(no_key=True).get(pk=lieu.pk)
        compte_cts = sum(valeur * n for valeur, n in coupures.items())
        attendu_cts = au_coffre(lieu.pk)
        ecart = compte_cts - attendu_cts
        if ecart and not raison:
            raise ComptageDuCoffre(
                ecart=euros(ecart),
                champs={"motif": ComptageDuCoffre.texte % {"ecart": euros(ecart)}},
            )
        le = heure_du_geste(caisse)
        if ecart:
            de, vers = (Place.ECART, Place.COFFRE) if ecart > 0 else (Place.COFFRE, Place.ECART)
            ecrire_au_coffre(caisse, uuid, de, vers, abs(ecart), raison, le, compte, qui)
        noter(
            caisse,
            "coffre.compte",
            _("Coffre compté\u00a0: %(compte)s, écart de %(ecart)s")
            % {"compte": euros(compte_cts), "ecart": euros(ecart)},
            le=le,
            compte=compte,
            par=qui,
            uuid=str(uuid),
            coupures={str(valeur): n for valeur, n in coupures.items() if n},
            compte_cts=compte_cts,
            attendu_cts=attendu_cts,
            motif=raison,
        )
    return ecart


def _deja_compte(caisse: Caisse, uuid: UUID) -> int | None:
    """The difference that this very page already wrote."""
    dit = Maillon.objects.filter(
        chaine__nom=chaine_des_evenements(caisse),
        contenu__code="coffre.compte",
        contenu__uuid=str(uuid),
    ).first()
    return dit.contenu["compte_cts"] - dit.contenu["attendu_cts"] if dit else None


def verrouiller_le_coffre(lieu: Lieu, compte: Compte) -> Caisse:
    """The till that keeps the chain of a site's safe, its row locked.

    Raises ``CaisseInconnue`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, lieu)
    caisse = (
        Caisse.objects.select_for_update(of=("self",))
        .select_related("point__lieu")
        .filter(point__lieu=lieu)
        .order_by("numero")
        .first()
    )
    if caisse is None:
        raise CaisseInconnue()
    return caisse


def ecrire_au_coffre(
    caisse: Caisse,
    uuid: UUID,
    de: str,
    vers: str,
    montant_cts: int,
    motif: str,
    le: datetime,
    compte: Compte,
    par: int | None,
    remise: RemiseBanque | None = None,
) -> MouvementEspeces:
    """Write one move of a safe and chain it; the till that keeps its chain is locked."""
    mouvement = MouvementEspeces.objects.create(
        uuid=uuid,
        lieu=caisse.point.lieu,
        de=de,
        vers=vers,
        montant_cts=montant_cts,
        motif=motif,
        remise=remise,
        le=le,
        par=par,
        compte=compte,
    )
    noter(
        caisse,
        "coffre.deplace",
        _("%(montant)s\u00a0: %(de)s → %(vers)s, %(motif)s")
        % {
            "montant": euros(montant_cts),
            "de": mouvement.get_de_display(),
            "vers": mouvement.get_vers_display(),
            "motif": motif,
        },
        le=le,
        compte=compte,
        par=par,
        rangees=[mouvement],
        mouvement=mouvement.pk,
        montant_cts=montant_cts,
    )
    return mouvement
