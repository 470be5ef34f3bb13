"""QR codes as pages show them: a drawing, and no text of anybody in it."""

import segno
from django.utils.safestring import SafeString, mark_safe


def dessin_qr(adresse: str) -> SafeString:
    """The QR code of an address as inline SVG, black on white whatever the page's colours."""
    dessin = segno.make(adresse, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", omitsize=True
    )
    return mark_safe(dessin)  # Squares alone: the address itself is not written.
