"""What the journal keeps of a bon, and the books are compared with."""

from datetime import datetime
from typing import Any

from petiterockette.journal.models import Entree
from petiterockette.journal.services import consigner, entree_de

from ..models import Bon


def consigner_bon(bon: Bon, code: str, resume: str, **contenu: Any) -> None:
    """The journal's entry of a bon, last in its transaction."""
    consigner(code, resume, **_du_bon(bon, contenu))


def entree_de_bon(bon: Bon, le: datetime, code: str, resume: str, **contenu: Any) -> Entree:
    """The row of that entry; nothing is written."""
    return entree_de(code, resume, le=le, **_du_bon(bon, contenu))


def _du_bon(bon: Bon, contenu: dict[str, Any]) -> dict[str, Any]:
    return {
        "contenu": {**contenu, **preuve_du_bon(bon)},
        "lieu": bon.lieu_id,
        "par": bon.par_id,
        "compte": bon.compte_id,
    }


def preuve_du_bon(bon: Bon) -> dict[str, Any]:
    """What the journal keeps of a bon, and the books are compared with: its lines, its moves.

    Those that were just written are known to it; read again, a bon says the same.
    """
    return {
        "bon": bon.pk,
        "nature": str(bon.nature),
        "jour": bon.jour.isoformat(),
        "annule": bon.annule_id,
        "lignes": [
            [
                *(li.categorie_id, li.matiere_id, str(li.de), str(li.vers)),
                *(li.brut_g, li.masse_g, li.quantite, str(li.mesure)),
            ]
            for li in bon.ses_lignes
        ],
        "mouvements": [
            [
                *(m.categorie_id, m.matiere_id, str(m.de), str(m.vers), m.masse_g, m.quantite),
                *(str(m.mesure), str(m.ventilation), int(m.implicite)),
                m.revise.isoformat() if m.revise else None,
            ]
            for m in bon.ses_mouvements
        ],
    }
