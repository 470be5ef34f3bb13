"""What a base of Oressource holds, what is odd in it, what a person must decide."""
