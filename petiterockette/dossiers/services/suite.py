"""Write what a dossier shows and in which order: figures, pieces and passages in one sequence."""

from collections.abc import Container, Mapping, Sequence

from petiterockette.indicateurs.registre import INDICATEURS, Famille

from ..models import Choisi, Dossier, Texte
from ..papier import EN_GRAND
from ..presets import Preset, preset_de
from ..registre import PIECES

Place = tuple[str, str]
# What a place may name besides passages; a room that went away takes its lines with it.
CONNUS: Mapping[str, Container[str]] = {
    Choisi.Genre.INDICATEUR: INDICATEURS,
    Choisi.Genre.PIECE: PIECES,
}


def places_de(dossier: Dossier) -> list[Place]:
    """The places of all that it shows: kind and code, in the order of its paper."""
    return [montre.place for montre in dossier.suite]


def poser(dossier: Dossier, places: Sequence[Place]) -> None:
    """Show these lines and these passages of the dossier in this order, and no other line.

    A passage that is not among ``places`` keeps its rank: passages are taken out by their own
    service. Lines that no room knows are left out.
    """
    rangs = {place: rang for rang, place in enumerate(places, start=1)}
    textes = list(dossier.textes.all())
    for texte in textes:
        texte.rang = rangs.get(texte.place, texte.rang)
    Texte.objects.bulk_update(textes, ["rang"])
    dossier.choisis.all().delete()
    Choisi.objects.bulk_create(
        Choisi(dossier=dossier, genre=genre, code=code, rang=rang)
        for (genre, code), rang in rangs.items()
        if code in CONNUS.get(genre, ())
    )


def inserer_apres_sa_famille(places: list[Place], place: Place) -> None:
    """Put a new place after the last one of its family, else of its kind; at the end where there
    is none. What is signed comes after all the rest."""
    if _signee(place):
        places.append(place)
        return
    siennes = [rang for rang, p in enumerate(places) if p[0] == place[0] and not _signee(p)]
    parentes = [rang for rang in siennes if _famille(places[rang]) == _famille(place)]
    rangs = parentes or siennes
    fin = len(places) - (1 if places and _signee(places[-1]) else 0)
    places.insert(rangs[-1] + 1 if rangs else fin, place)


def _signee(place: Place) -> bool:
    genre, code = place
    return genre == Choisi.Genre.PIECE and code in PIECES and PIECES[code].signee


def inserer_avant_les_passages_de_fin(dossier: Dossier, places: list[Place], place: Place) -> None:
    """Put a new passage before those that its purpose has at the end, where they still are; after
    the others elsewhere."""
    fins = {str(t.titre) for t in preset_de(dossier).textes if not t.en_tete}
    derniers = {t.place for t in dossier.textes.all() if t.titre in fins}
    rang = len(places)
    while rang and places[rang - 1] in derniers:
        rang -= 1
    if rang < len(places):
        places.insert(rang, place)
    else:
        inserer_apres_sa_famille(places, place)


def _famille(place: Place) -> str:
    """The family of an indicator; nothing for what has none."""
    genre, code = place
    indicateur = INDICATEURS.get(code) if genre == Choisi.Genre.INDICATEUR else None
    return str(indicateur.famille) if indicateur else ""


def commencer(dossier: Dossier, preset: Preset) -> None:
    """What its purpose asks: the key figures, the passages of the head, the pieces, the figures,
    the passages of the end."""
    textes = Texte.objects.bulk_create(
        Texte(dossier=dossier, rang=rang, titre=str(t.titre), signes_max=t.signes_max)
        for rang, t in enumerate(preset.textes, start=1)
    )
    chiffres = [(str(Choisi.Genre.INDICATEUR), code) for code in preset.indicateurs]
    pieces = [(str(Choisi.Genre.PIECE), code) for code in preset.pieces]
    passages = list(zip(textes, preset.textes, strict=True))
    tete = [texte.place for texte, t in passages if t.en_tete]
    fin = [texte.place for texte, t in passages if not t.en_tete]
    # One table a family, in the order of the reports.
    familles = [str(famille) for famille in Famille]
    suivants = sorted(
        (place for place in chiffres[EN_GRAND:] if _famille(place)),
        key=lambda place: familles.index(_famille(place)),
    )
    poser(dossier, [*chiffres[:EN_GRAND], *tete, *pieces, *suivants, *fin])


def continuer(dossier: Dossier, part_de: Dossier) -> None:
    """What the one before showed, in its order; its passages are to be written again."""
    places = []
    for montre in part_de.suite:
        if isinstance(montre, Texte):
            montre = Texte.objects.create(
                dossier=dossier, rang=montre.rang, titre=montre.titre, signes_max=montre.signes_max
            )
        places.append(montre.place)
    poser(dossier, places)
