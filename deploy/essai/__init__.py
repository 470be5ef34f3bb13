"""The whole life of an installation, on a bare Debian in a container: `make essayer-serveur`."""
