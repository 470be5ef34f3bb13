"""The tables of what the till sells, and at what price."""

from .articles import Article, Operation, Public
from .etalons import EtalonArticle
from .poids import PoidsDuJour

__all__ = ["Article", "EtalonArticle", "Operation", "PoidsDuJour", "Public"]
