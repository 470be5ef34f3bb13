"""What a test of closings leans on: a till that closed."""

import csv
import io
from typing import Any

from django.utils import timezone

from boutique.archives.models import Archive
from boutique.archives.services.archives import archiver
from boutique.clotures.models import Cloture
from boutique.comptabilite.fec import octets_du_fec
from boutique.factures.models import Facture
from petiterockette.comptes.models import Compte
from petiterockette.verification import VERIFICATIONS
from tests.boutique.a_la_caisse import une_caisse
from tests.boutique.des_factures import une_facture
from tests.fabriques import un_point


def une_cloture_de(monde: Any) -> list:
    """The number of a closing of that world, made when it is first asked for."""
    if not Cloture.objects.exists():
        une_caisse(point=un_point("caisse", lieu=monde.lieu, nom="Caisse close")).fermer()
    return [Cloture.objects.earliest("pk").pk]


def une_archive_de(monde: Any) -> list:
    """The number of an archive of that world, made when it is first asked for."""
    if not Archive.objects.exists():
        jour = timezone.localdate()
        archiver(jour, jour, compte=None, par=None)
    return [Archive.objects.earliest("pk").pk]


def une_facture_de(monde: Any) -> list:
    """The number of an invoice of that world's site, made when it is first asked for."""
    facture = Facture.objects.filter(lieu=monde.lieu).first() or une_facture(monde.lieu)
    return [facture.pk]


def un_compte_de(monde: Any) -> list:
    return [Compte.objects.earliest("pk").pk]


def un_exercice(monde: Any) -> list:
    return [2027]


def constats() -> list[str]:
    """What the verifier finds wrong in the closings."""
    return [c.phrase for nom, verifier in VERIFICATIONS if "lôtures" in nom for c in verifier()]


def relire(toutes, clos_le=None) -> list[dict[str, str]]:
    """The FEC of these entries, read back column by column."""
    texte = b"".join(octets_du_fec(toutes, clos_le)).decode("iso8859-15")
    return list(csv.DictReader(io.StringIO(texte), delimiter="\t"))


def en_centimes(montant: str) -> int:
    """« 12,50 » → 1250."""
    return int(montant.replace(",", ""))
