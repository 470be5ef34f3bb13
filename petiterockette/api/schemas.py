"""What several answers of the API say alike: a refusal, a site."""

from ninja import Field, Schema


class Erreur(Schema):
    """Why nothing is given, in a sentence."""

    refus: str = Field(description="Ce qui empêche, et quoi faire.")
    # What no page can read is refused before any of them, which names no field.
    champs: dict[str, str] = Field(
        default={}, description="Ce qu’attend chaque paramètre qui ne se lit pas."
    )


class LieuLu(Schema):
    """A site."""

    code: str = Field(description="Ce que prend le paramètre «\u00a0lieu\u00a0».", examples=["CHV"])
    nom: str = Field(description="Comme l’équipe l’appelle.")
    ouvert_le: str = Field(description="Son premier jour.", examples=["2015-01-05"])
    ferme_le: str | None = Field(description="Le jour où il a fermé, s’il a fermé.")
