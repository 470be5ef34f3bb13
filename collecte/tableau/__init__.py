"""The dashboard of the matter: periods, figures, explanations, and the bons behind them.

``periode`` is pure; ``filtre`` reads what the address asks for; ``figures`` composes the
page from few readings; every figure comes from ``collecte.bilans``.
"""
