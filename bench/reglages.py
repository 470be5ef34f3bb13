"""Bench settings: the product's own, with the floor's tables and pages added. Nowhere else."""

import os

from petiterockette.settings import *  # noqa: F403
from petiterockette.settings import INSTALLED_APPS

INSTALLED_APPS = ["bench.apps.BenchConfig", *INSTALLED_APPS]
ROOT_URLCONF = "bench.urls"
STATIC_ROOT = os.environ["BENCH_STATIQUES"]
