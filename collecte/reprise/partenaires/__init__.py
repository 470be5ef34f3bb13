"""The partners of before: new rows of their list, each once."""
