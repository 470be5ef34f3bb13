"""What every key may ask: which sites it reads."""

from ninja import Field, Schema

from .lieux import lieux_lus
from .porte import Demande
from .registre import lecture
from .schemas import LieuLu


class Lieux(Schema):
    """The sites that a key reads."""

    lieux: list[LieuLu] = Field(description="Ceux de la clé, tous si elle n’en nomme pas.")


@lecture(
    "lieux",
    domaine=None,
    repond=Lieux,
    resume="Les lieux",
    texte="Les lieux que cette clé lit, dans l’ordre de la maison.",
)
def lieux(request: Demande) -> Lieux:
    lus = lieux_lus(request.auth).lieux
    return Lieux(
        lieux=[
            LieuLu(
                code=lieu.code,
                nom=lieu.nom,
                ouvert_le=lieu.ouvert_le.isoformat(),
                ferme_le=lieu.ferme_le.isoformat() if lieu.ferme_le else None,
            )
            for lieu in lus
        ]
    )
