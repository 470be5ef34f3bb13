from petiterockette.verification import verification


@verification("Ruches")
def ruches():
    yield from ()
