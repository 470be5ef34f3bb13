.PHONY: demo test epreuve siege mutants bench qualite epingler
.PHONY: installer-serveur mettre-a-jour revenir livraison essayer-serveur

demo:     # La démonstration, servie sur cet ordinateur (PORT=8000) jusqu’à Ctrl-C.
	@exec sh outils/demo.sh

test:     # Toute la suite, sur SQLite et sur PostgreSQL (OPTIONS=… va à pytest).
	@exec sh outils/essais.sh $(OPTIONS)

epreuve:  # Chaque attaque au dixième de ses nombres : une heure au plus.
	@MESURE=epreuve exec sh outils/essais.sh $(OPTIONS)

siege:    # Tout, chaque attaque en entier : des heures. Arrêté, il reprend où il en était.
	@MESURE=siege exec sh outils/essais.sh $(OPTIONS)

mutants:  # Les mutants de la caisse, un ouvrier par cœur. Arrêté, il reprend (OPTIONS=… : docs/mutants.md).
	@sh outils/venv.sh dev
	@exec .venv/bin/python outils/mutants.py $(OPTIONS)

bench:    # Les mesures de vitesse.
	@sh outils/venv.sh dev
	@exec .venv/bin/python -m bench

qualite:  # Style, types, migrations, réglages de production.
	@exec sh outils/qualite.sh

epingler: # Les versions de requirements/, recalculées d’après pyproject.toml.
	@sh outils/venv.sh dev
	@exec sh outils/verrouiller.sh

installer-serveur: # Cette machine Debian devient une installation servie (docs/installation-serveur.md).
	@exec sh deploy/installation/installer.sh

mettre-a-jour: # La version de ce dossier remplace, sans rien perdre, celle qui sert (NOMS=… : lesquelles).
	@PYTHONDONTWRITEBYTECODE=1 exec python3 -m deploy.bascule mettre-a-jour $(OPTIONS) $(NOMS)

revenir:  # La version d’avant sert de nouveau.
	@exec rockette revenir $(OPTIONS) $(NOMS)

livraison: # L’archive d’une version, ses sommes, la liste de ses pièces, dans livraisons/.
	@exec sh deploy/livraison.sh

essayer-serveur: # Une Debian nue, en conteneur, installée, mise à jour, ramenée (OPTIONS=sqlite : une base).
	@exec python3 -m deploy.essai $(OPTIONS)
