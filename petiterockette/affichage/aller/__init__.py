"""« Aller à… »: what one finds by its name, whatever the page."""
