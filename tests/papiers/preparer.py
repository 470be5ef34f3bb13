"""What the worker would do of the papers that wait."""

from pathlib import Path

from django.conf import settings

from petiterockette.papiers.taches import preparer


def preparer_les_papiers() -> None:
    """Draw all that was asked for and is not drawn yet."""
    for page in Path(settings.DOSSIER_DES_PAPIERS).glob("*.html"):
        if not page.with_suffix(".pdf").exists():
            preparer.call(page.stem)


def le_pdf(client, adresse: str) -> bytes:
    """The paper that an address gives: at once, or by the page that waits for it."""
    reponse = client.get(adresse, follow=True)
    if reponse.redirect_chain:
        reponse = client.get(f"{reponse.request['PATH_INFO']}fichier/")
    assert reponse["Content-Type"] == "application/pdf"
    return reponse.getvalue()
