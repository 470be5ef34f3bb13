"""Give somebody a key to the API, take it back, count what it serves."""

from base64 import urlsafe_b64encode
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.base.sql import lire, table
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_du_texte, empreinte_secrete
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire

from .domaines import DOMAINES
from .models import Jeton, OuvertA, Usage
from .refus import DejaRetire, SansDomaine, TropDAppels

DROIT = "api.tenir"
# How long the page that gave a key, sent again, shows it again: a double tap, not a way back.
REVOIR = timedelta(minutes=2)
APPELS_PAR_HEURE = 1_200
PREFIXE = "rockette_"


def donner(
    *,
    compte: Compte,
    uuid: UUID,
    nom: str,
    pour: str,
    domaines: Collection[str],
    lieux: Collection[Lieu] = (),
) -> tuple[Jeton, str]:
    """Give an access; ``domaines``: codes, ``lieux``: the only sites that it reads, if any.

    Returns it and its key, which nothing keeps. The key is made of the page's number, kept
    nowhere either: sent twice, a page gives one access and shows one key. Empty once the
    access is older than ``REVOIR``, or taken back. Raises ``SansDomaine`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    if not domaines or not DOMAINES.keys() >= set(domaines):
        raise SansDomaine(champs={"domaines": str(SansDomaine.texte)})
    cle = _cle_de_la_page(uuid)
    empreinte = empreinte_du_texte(cle)

    def faire() -> Jeton:
        jeton = Jeton(
            empreinte=empreinte,
            nom=nom.strip(),
            pour=pour.strip(),
            cree_le=timezone.now(),
            compte=compte,
        )
        jeton.full_clean(validate_unique=False)
        jeton.save()
        jeton.lieux.set(lieux)
        OuvertA.objects.bulk_create(
            OuvertA(jeton=jeton, domaine=code) for code in DOMAINES if code in domaines
        )
        _noter(
            jeton,
            "api.jeton.donne",
            _("Accès à l’API donné"),
            compte,
            domaines=sorted(domaines),
            lieux=sorted(lieu.pk for lieu in lieux),
        )
        return jeton

    jeton, _neuf = faire_ou_relire(faire, Jeton.objects.filter(empreinte=empreinte).first)
    montrable = jeton.retire_le is None and timezone.now() - jeton.cree_le <= REVOIR
    return jeton, cle if montrable else ""


@transaction.atomic
def retirer(*, jeton: Jeton, compte: Compte) -> Jeton:
    """Take an access back: its key opens nothing from now on. Raises ``DejaRetire`` or
    ``DroitManquant``."""
    exiger(compte, DROIT)
    tenu = Jeton.objects.select_for_update(no_key=True).get(pk=jeton.pk)
    if tenu.retire_le is not None:
        raise DejaRetire()
    tenu.retire_le = timezone.now()
    tenu.save(update_fields=["retire_le"])
    _noter(tenu, "api.jeton.retire", _("Accès à l’API retiré"), compte)
    return tenu


@transaction.atomic
def compter_un_appel(jeton: Jeton) -> None:
    """Count one more use of a key; the journal is told of the first of each day.

    A brake keeps a row a try, under one lock for all: here, an hour of readings is one row, and
    no key waits for another. Raises ``TropDAppels``, and then counts nothing.
    """
    maintenant = timezone.localtime()
    jour, heure = maintenant.date(), maintenant.hour
    [(appels,)] = lire(_UN_DE_PLUS, jeton.pk, jour, heure)
    if appels > APPELS_PAR_HEURE:
        raise TropDAppels()
    if appels == 1 and not jeton.usages.filter(jour=jour).exclude(heure=heure).exists():
        _noter(jeton, "api.jeton.servi", _("Accès à l’API utilisé"), None)


def secondes_avant_l_heure() -> int:
    """In how many seconds a key that served too often serves again."""
    maintenant = timezone.localtime()
    return 3_600 - 60 * maintenant.minute - maintenant.second


_UN_DE_PLUS = (
    f"INSERT INTO {table(Usage)} (jeton_id, jour, heure, appels) VALUES (%s, %s, %s, 1) "
    f"ON CONFLICT (jeton_id, jour, heure) DO UPDATE SET appels = {table(Usage)}.appels + 1 "
    "RETURNING appels"
)


def _cle_de_la_page(uuid: UUID) -> str:
    """« rockette_… »: what nobody makes without the page's number and the installation's key."""
    octets = empreinte_secrete("api.jeton", str(uuid)).digest()
    return PREFIXE + urlsafe_b64encode(octets[:24]).decode()


def _noter(jeton: Jeton, code: str, phrase: str, compte: Compte | None, **contenu: object) -> None:
    consigner(
        code,
        f"{phrase}\u00a0: {jeton.nom}",
        {"jeton": jeton.pk, **contenu},
        par=compte.personne_id if compte else None,
        compte=compte.pk if compte else None,
    )
