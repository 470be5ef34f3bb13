"""What a page gives to print or to download: PDF, labels, QR codes."""
