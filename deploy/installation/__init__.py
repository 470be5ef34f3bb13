"""A Debian machine becomes a served installation: asked, judged, made, idempotently."""
