"""The sealed tables of the dossiers: what was frozen, its files, the steps gone through."""

SCELLES = ["dossiers.Figement", "dossiers.Fichier", "dossiers.Etape"]
