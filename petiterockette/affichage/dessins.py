"""Lucide's drawings, written into pages; its archive of 1,745 names is opened once.

The package's own tag opens it again for each of them: a third of a second for the first page.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))


@cache
def dessin(nom: str, taille: int, classe: str) -> SafeString:
    """The drawing of that name, ``taille`` pixels wide, hidden from screen readers.

    Raises ``KeyError`` where Lucide has none of that name.
    """
    lu = " ".join(_archive().read(f"{nom}.svg").decode().split())
    traits = lu[lu.index(">") + 1 :].replace("> <", "><").strip()
    return format_html(
        '<svg width="{0}" height="{0}" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round"{1}'
        ' aria-hidden="true" focusable="false">{2}',
        taille,
        # “+” turns a template's SafeString back into a plain one before it is escaped.
        format_html(' class="{}"', classe + "") if classe else "",
        # The drawings are Lucide's: nothing typed by anyone.
        mark_safe(traits),
    )
