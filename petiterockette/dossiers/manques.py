"""What a draft still lacks: texts to write, pictures to caption, figures that nobody typed."""

from petiterockette.indicateurs.registre import INDICATEURS

from .models import Choisi, Dossier


def ce_qui_manque(dossier: Dossier) -> list[str]:
    """In words, in the order of its page; nothing where it is whole."""
    chiffres = dossier.lecture.get("chiffres", {})
    vides = [
        f"« {INDICATEURS[c.code].libelle} »"
        for c in dossier.choisis.all()
        if c.genre == Choisi.Genre.INDICATEUR
        and c.code in INDICATEURS
        and INDICATEURS[c.code].saisi
        and chiffres.get(c.code) is None
    ]
    return vides + [f"« {t.titre} »" for t in dossier.textes.all() if not (t.texte or t.photo)]
