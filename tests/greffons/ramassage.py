"""The garbage collector leaves alone what lives as long as the run: a tenth of its time."""

import gc

SEUILS = (50_000, 20, 20)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SEUILS)
