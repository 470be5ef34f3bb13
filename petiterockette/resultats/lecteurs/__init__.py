"""Read what an accountant sends, strictly: a FEC, or a balance; nothing is guessed."""
