"""What may happen to a bike: its states, the allowed moves, what each one demands. Pure.

One table. What demands mean, and how each is met, is in ``exigences``; what moves the
kilograms and asks for more (a price, a borrower) is in the services.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Statut(models.TextChoices):
    RECU = "recu", _("reçu")
    DIAGNOSTIQUE = "diagnostique", _("diagnostiqué")
    A_REPARER = "a_reparer", _("à réparer")
    EN_REPARATION = "en_reparation", _("en réparation")
    CONTROLE_OK = "controle_ok", _("prêt à partir")
    EN_VENTE = "en_vente", _("en vente")
    VENDU = "vendu", _("vendu")
    DONNE = "donne", _("donné")
    PRETE = "prete", _("prêté")
    RESERVE = "reserve", _("réservé à un adhérent")
    A_DEMONTER = "a_demonter", _("à démonter")
    DEMONTE = "demonte", _("démonté")
    RECYCLE = "recycle", _("carcasse recyclée")
    SIGNALE_VOLE = "signale_vole", _("signalé volé")
    RESTITUE = "restitue", _("restitué")
    ECARTE = "ecarte", _("écarté : repris à tort")


class Exigence(models.TextChoices):
    """What a move may demand of the bike."""

    VOL = "vol", _("le contrôle « pas déclaré volé »")
    DIAGNOSTIC = "diagnostic", _("le diagnostic")
    CONTROLE = "controle", _("un contrôle de sécurité sans défaut")
    IDENTIFIANT = "identifiant", _("l’identifiant")
    FICHE = "fiche", _("la marque, le modèle et le numéro de cadre")
    MOTIF = "motif", _("la raison")


S, X = Statut, Exigence

# Nothing more happens to these but what the till brings back, or the carcass that leaves.
PARTIS = frozenset({S.VENDU, S.DONNE, S.DEMONTE, S.RECYCLE, S.RESTITUE, S.ECARTE})
# Still ours: at the workshop, on the shelf, or lent.
PRESENTS = tuple(s for s in Statut if s not in PARTIS)
# Only a bike whose last checklist is sound may stand, or leave, like this.
AVEC_CONTROLE = frozenset({S.CONTROLE_OK, S.EN_VENTE, S.VENDU, S.DONNE, S.PRETE})
# A mended or lent bike is checked again: what was signed before is worth nothing.
PERDENT_LE_CONTROLE = frozenset(
    {S.DIAGNOSTIQUE, S.A_REPARER, S.EN_REPARATION, S.A_DEMONTER, S.SIGNALE_VOLE}
)

PASSAGES: dict[tuple[str, str], tuple[Exigence, ...]] = {
    (S.RECU, S.DIAGNOSTIQUE): (X.VOL, X.DIAGNOSTIC),
    (S.DIAGNOSTIQUE, S.A_REPARER): (),
    (S.DIAGNOSTIQUE, S.CONTROLE_OK): (X.CONTROLE,),
    (S.DIAGNOSTIQUE, S.A_DEMONTER): (),
    (S.DIAGNOSTIQUE, S.RESERVE): (),
    (S.A_REPARER, S.EN_REPARATION): (),
    (S.A_REPARER, S.CONTROLE_OK): (X.CONTROLE,),
    (S.A_REPARER, S.A_DEMONTER): (),
    (S.A_REPARER, S.RESERVE): (),
    (S.EN_REPARATION, S.A_REPARER): (),
    (S.EN_REPARATION, S.CONTROLE_OK): (X.CONTROLE,),
    (S.EN_REPARATION, S.A_DEMONTER): (),
    (S.RESERVE, S.EN_REPARATION): (),
    (S.RESERVE, S.A_REPARER): (),
    (S.CONTROLE_OK, S.EN_VENTE): (X.VOL, X.IDENTIFIANT, X.CONTROLE, X.FICHE),
    (S.CONTROLE_OK, S.DONNE): (X.VOL, X.CONTROLE, X.FICHE),
    (S.CONTROLE_OK, S.PRETE): (X.VOL, X.CONTROLE),
    (S.CONTROLE_OK, S.A_REPARER): (),
    (S.EN_VENTE, S.CONTROLE_OK): (X.CONTROLE, X.MOTIF),
    (S.EN_VENTE, S.VENDU): (X.VOL, X.IDENTIFIANT, X.CONTROLE),
    (S.VENDU, S.EN_VENTE): (X.CONTROLE,),
    (S.VENDU, S.DIAGNOSTIQUE): (),
    (S.VENDU, S.RECYCLE): (),
    (S.PRETE, S.DIAGNOSTIQUE): (),
    (S.A_DEMONTER, S.A_REPARER): (),
    (S.A_DEMONTER, S.DEMONTE): (),
    (S.DEMONTE, S.RECYCLE): (),
    # Stolen: blocked wherever it is with us, then given back, or cleared.
    **{(de, S.SIGNALE_VOLE): () for de in PRESENTS if de not in {S.SIGNALE_VOLE, S.PRETE}},
    (S.SIGNALE_VOLE, S.RESTITUE): (X.MOTIF,),
    (S.SIGNALE_VOLE, S.RECU): (X.VOL, X.MOTIF),
}

# A sound checklist is all that these waited for: signing it is the move.
ATTENDENT_LE_CONTROLE = frozenset({S.DIAGNOSTIQUE, S.A_REPARER, S.EN_REPARATION})

# Where a checklist stays worth something: anywhere else, the move that follows undoes it.
SE_CONTROLENT = ATTENDENT_LE_CONTROLE | {S.CONTROLE_OK, S.EN_VENTE}
# What may be decided at once when a bike is diagnosed.
SUIVENT_LE_DIAGNOSTIC = (S.A_REPARER, S.A_DEMONTER)
# A diagnosis that leaves nothing to mend.
RIEN_A_REPARER = "Rien à réparer"

# Asked on the bike's page as plain moves; the others have a page of their own.
SIMPLES = frozenset(
    {
        *(S.DIAGNOSTIQUE, S.A_REPARER, S.EN_REPARATION, S.A_DEMONTER),
        *(S.RECYCLE, S.RECU, S.RESTITUE),
    }
)


def statuts_suivants(statut: str) -> list[Statut]:
    """Where a bike in this state may go, in the order of the table."""
    return [Statut(vers) for de, vers in PASSAGES if de == statut]


def gestes(statut: str) -> list[Statut]:
    """The plain moves that its page offers; the till alone sells, and brings back.

    From sale, it is withdrawn with a reason, by a gesture of its own.
    """
    if statut in {S.VENDU, S.PRETE, S.EN_VENTE}:
        return []
    return [vers for vers in statuts_suivants(statut) if vers in SIMPLES]
