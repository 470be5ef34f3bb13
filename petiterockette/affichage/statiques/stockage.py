from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from . import paquets

Fichiers = Mapping[str, tuple[Storage, str]]


class EnPaquets:
    """The sheets and modules that a page asks for are collected with what they import; where
    nothing is collected, the browser follows the imports itself."""

    def post_process(self, paths: Fichiers, dry_run: bool = False, **options: Any) -> Iterator:
        if not dry_run:
            paths = {**paths, **self._rassembler(paths)}
        suite = getattr(super(), "post_process", None)
        if suite:
            yield from suite(paths, dry_run=dry_run, **options)

    def _rassembler(self, paths: Fichiers) -> dict[str, tuple[Storage, str]]:
        """Write each page's file whole, in the place of the first one."""
        textes = {
            nom: _lire(*lieu)
            for nom, lieu in paths.items()
            if nom.startswith(("css/", "js/")) and nom.endswith((".css", ".js"))
        }
        rassembles: dict[str, tuple[Storage, str]] = {}
        for nom in paquets.pages(textes):
            rassembler = paquets.feuille if nom.endswith(".css") else paquets.module
            entier = rassembler(nom, textes.__getitem__)
            self.delete(nom)  # type: ignore[attr-defined]
            self._save(nom, ContentFile(entier.encode()))  # type: ignore[attr-defined]
            rassembles[nom] = (self, nom)  # type: ignore[assignment]
        return rassembles


class Statiques(EnPaquets, CompressedManifestStaticFilesStorage):
    """Hashed names for ever-cached files, imported ES modules included.

    Without the aggregation, modules that import each other stay unhashed and stale.
    """

    support_js_module_import_aggregation = True


def _lire(depuis: Storage, chemin: str) -> str:
    with depuis.open(chemin) as fichier:
        return fichier.read().decode()
