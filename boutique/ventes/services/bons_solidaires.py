"""Grant solidarity vouchers to a prescriber, which gives them to whom it wants: no name here."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_secrete
from petiterockette.journal.dites import dites
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import MONTANT_MAX_C, euros
from petiterockette.personnes.models import Structure
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import BonAchat
from ..refus import AutrePapier, OctroiImpossible
from .bons_achat import ALPHABET, LONGUEUR

DROIT = "boutique.donner_des_bons"
BONS_MAX = 100
Origine = BonAchat.Origine


def codes_du_geste(uuid: UUID) -> list[str]:
    """The codes that a gesture would give, in order: unguessable, and they find it again."""
    codes = []
    for rang in range(BONS_MAX):
        octets = empreinte_secrete("boutique.bons_solidaires", f"{uuid}:{rang}")
        nombre = int.from_bytes(octets.digest()[:16], "big")
        code = ""
        for _position in range(LONGUEUR):
            nombre, reste = divmod(nombre, len(ALPHABET))
            code += ALPHABET[reste]
        codes.append(code)
    return codes


def bons_du_geste(uuid: UUID) -> list[BonAchat]:
    """The vouchers that a gesture granted; none: it was not made."""
    bons = BonAchat.objects.filter(code__in=codes_du_geste(uuid), origine=Origine.SOLIDAIRE)
    return list(bons.select_related("prescripteur").order_by("pk"))


def octroyer(
    *,
    uuid: UUID,
    prescripteur: Structure,
    quantite: int,
    valeur_cts: int,
    expire_le: date,
    compte: Compte,
) -> tuple[Sequence[BonAchat], bool]:
    """Write so many vouchers of one value; the same page sent twice grants once.

    Returns them and whether they are new. Raises ``OctroiImpossible``, ``AutrePapier`` when
    the page granted something else already, or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    aujourd_hui = timezone.localdate()
    if not (
        1 <= quantite <= BONS_MAX and 0 < valeur_cts <= MONTANT_MAX_C and expire_le >= aujourd_hui
    ):
        raise OctroiImpossible()

    codes = codes_du_geste(uuid)[:quantite]

    def faire() -> list[BonAchat]:
        # A till's voucher may bear one of them: the page shown anew has others.
        if BonAchat.objects.filter(code__in=codes).exclude(origine=Origine.SOLIDAIRE).exists():
            raise AutrePapier()
        # Their codes are unique: two taps at once write one set.
        bons = [
            BonAchat.objects.create(
                code=code,
                origine=Origine.SOLIDAIRE,
                prescripteur=prescripteur,
                valeur_cts=valeur_cts,
                solde_cts=valeur_cts,
                emis_le=aujourd_hui,
                expire_le=expire_le,
            )
            for code in codes
        ]
        _consigner(prescripteur, bons, valeur_cts, compte)
        return bons

    bons, nouveaux = faire_ou_relire(faire, lambda: bons_du_geste(uuid))
    octroi = [(prescripteur.pk, valeur_cts, expire_le)] * quantite
    if not nouveaux and [(b.prescripteur_id, b.valeur_cts, b.expire_le) for b in bons] != octroi:
        raise AutrePapier()
    return bons, nouveaux


def _consigner(
    prescripteur: Structure, bons: Sequence[BonAchat], valeur_cts: int, compte: Compte
) -> None:
    phrase = ngettext(
        "%(n)d bon solidaire de %(valeur)s pour %(prescripteur)s",
        "%(n)d bons solidaires de %(valeur)s pour %(prescripteur)s",
        len(bons),
    )
    consigner(
        "boutique.bons.octroyes",
        phrase % {"n": len(bons), "valeur": euros(valeur_cts), "prescripteur": prescripteur.nom},
        {"structure": prescripteur.pk, "bons": [bon.pk for bon in bons], "valeur_cts": valeur_cts},
        par=compte.personne_id,
        compte=compte.pk,
    )
    noter_a_la_maison("bons.octroyes", par=compte.personne_id, compte=compte.pk, **dites(bons))
