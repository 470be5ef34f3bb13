"""What makes the product a service: its backups, its units."""
