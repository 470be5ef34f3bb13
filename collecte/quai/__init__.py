"""The dock's counter: an exit, a send, a loss, an arrival."""
