"""What can be read on a colour. Pure arithmetic of WCAG 2."""


def luminance(couleur: str) -> float:
    """Relative luminance of « #rrvvbb », 0 to 1 (WCAG 2.2, « relative luminance »)."""

    def lineaire(octet: int) -> float:
        c = octet / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    r, v, b = (lineaire(int(couleur[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def contraste(une: str, autre: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, « contrast ratio »)."""
    clair, sombre = sorted((luminance(une), luminance(autre)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)
