"""Plugins of our own: databases, browser, severity, garbage."""
