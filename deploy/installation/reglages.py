"""The settings of an association, as its units read them: what is kept, what is written. Pure."""

from collections.abc import Callable, Mapping

from ..maisons import DOSSIERS, Maison
from .reponses import AUCUN, Reponses


def voulus(
    maison: Maison, reponses: Reponses, presents: Mapping[str, str], tirer: Callable[[], str]
) -> dict[str, str | None]:
    """The lines that the installer holds to; a key that is there is never drawn again."""
    postgresql = reponses.base == "postgresql"
    courriel = reponses.courriel != AUCUN
    return {
        "ROCKETTE_NOM": maison.nom,
        "SECRET_KEY": presents.get("SECRET_KEY") or tirer(),
        # It sealed what is closed: lost, chains are said to be broken.
        "CLE_DES_CHAINES": presents.get("CLE_DES_CHAINES") or tirer(),
        "DATABASE_URL": (
            maison.adresse_de_la_base(maison.compte)
            if postgresql
            else f"sqlite:///{maison.fichier_de_la_base}"
        ),
        "ALLOWED_HOSTS": reponses.domaine,
        "ADRESSE_PUBLIQUE": f"https://{reponses.domaine}",
        "HTTPS": "true",
        "DERRIERE_PROXY": "true",
        "PROXYS": "1",
        # What nginx shows: its file is for root alone, and is renewed without a word.
        "CERTIFICAT": "tls://127.0.0.1:443",
        "EMAIL_URL": reponses.courriel if courriel else None,
        "COURRIEL_EXPEDITEUR": reponses.expediteur if courriel else None,
        **{cle: str(maison.donnees / dossier) for cle, dossier in DOSSIERS.items()},
    }


def pour_nginx(
    reponses: Reponses, certificat: str, cle: str, *, version_de_debian: str
) -> dict[str, str]:
    """What the site of nginx is filled with; Debian 12's knows HTTP/2 by its older word."""
    ancien = version_de_debian == "12"
    return {
        "nom": reponses.nom,
        "domaine": reponses.domaine,
        "certificat": certificat,
        "cle": cle,
        "http2_avant": " http2" if ancien else "",
        "http2": "" if ancien else "http2 on;",
    }
