"""A notebook kept while a base of Oressource is looked at: its rows, which then go away."""
