"""Keep what the accountant's file says of an exercise; a later file stands in its place."""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..lecteurs.fichiers import BalanceLue
from ..models import Balance, Solde
from ..refus import ExerciceAVenir, ExerciceTropLong, ImportEntreTemps

DROIT = "resultats.tenir"
# An exercise lasts a year, two at most when the association begins.
LONG = timedelta(days=731)


@transaction.atomic
def importer(
    *, lue: BalanceLue, debut: date, fin: date, uuid: UUID, compte: Compte
) -> tuple[Balance, bool]:
    """Keep a file that was read; returns it, and whether it is new.

    The very file that stands already is not kept twice. Raises ``ExerciceAVenir``,
    ``ExerciceTropLong``, ``ImportEntreTemps`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    juger_l_exercice(debut, fin)
    deja = Balance.objects.filter(uuid=uuid).first()
    if deja:
        return deja, False
    derniere = Balance.objects.qui_vaut(debut, fin)
    if derniere and derniere.empreinte == lue.empreinte:
        return derniere, False
    balance = Balance(
        uuid=uuid,
        debut=debut,
        fin=fin,
        rang=derniere.rang + 1 if derniere else 1,
        genre=lue.genre,
        nom=lue.nom[-120:],
        empreinte=lue.empreinte,
        lignes=lue.lignes,
        debit_cts=lue.debit_cts,
        credit_cts=lue.credit_cts,
        enregistre_le=timezone.now(),
        compte=compte,
    )
    balance.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            balance.save(force_insert=True)
    except IntegrityError:
        raise ImportEntreTemps() from None
    Solde.objects.bulk_create(
        [
            Solde(
                balance=balance,
                numero=numero,
                libelle=somme.libelle,
                analytique=analytique,
                debit_cts=somme.debit_cts,
                credit_cts=somme.credit_cts,
            )
            for (numero, analytique), somme in sorted(lue.soldes.items())
        ],
        batch_size=500,
    )
    consigner(
        "resultats.balance.importee",
        _("Comptes de l’exercice importés : %(nom)s") % {"nom": balance.nom},
        {
            "balance": balance.pk,
            "debut": debut.isoformat(),
            "fin": fin.isoformat(),
            "genre": lue.genre,
            "empreinte": lue.empreinte,
            "lignes": lue.lignes,
            "debit_cts": balance.debit_cts,
            "remplace": derniere.pk if derniere else None,
        },
        par=compte.personne_id,
        compte=compte.pk,
    )
    return balance, True


def juger_l_exercice(debut: date, fin: date) -> None:
    """Raise ``ExerciceAVenir`` or ``ExerciceTropLong`` for days that no file may be of."""
    if fin >= timezone.localdate():
        raise ExerciceAVenir(champs={"fin": str(ExerciceAVenir.texte)})
    if fin - debut > LONG:
        raise ExerciceTropLong(champs={"fin": str(ExerciceTropLong.texte)})
