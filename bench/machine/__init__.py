"""What is measured on: bases, a server, devices that are signed in, pairs of requests."""
