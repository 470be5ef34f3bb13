"""The version of the product, told by every ticket it seals."""

VERSION = "0.3.0"
