"""How the installation is: what a probe asks, its backups, its disk, its certificate, in words."""
