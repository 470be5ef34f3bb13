"""The one door to the agreements: noted, written line by line, declared, tested."""
