"""How much each role pays back."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.forms.reglages import ReglageForm

from ..services.plafonds_des_roles import roles_qui_remboursent


class PlafondsForm(ReglageForm):
    """How much each role pays back: with the ticket, without it."""

    def __init__(self, data=None, *, plafonds):
        super().__init__(data)
        self.roles = roles_qui_remboursent()
        for role in self.roles:
            connu = plafonds.get(role)
            for cle, mot in (("avec", _("Avec le ticket")), ("sans", _("Sans ticket"))):
                # A role without a row pays nothing back.
                limite = getattr(connu, f"{cle}_ticket_cts") if connu else 0
                self.limiter(f"{cle}_{role}", mot, limite)

    def clean(self):
        super().clean()
        for role in self.roles:
            self.juger_la_limite(f"avec_{role}")
            self.juger_la_limite(f"sans_{role}")

    @property
    def lignes(self):
        """Each role's word, then the amount and « sans limite » of both ways."""
        paires = [(role, (f"avec_{role}", f"sans_{role}")) for role in self.roles]
        return [
            (role.label, [(self[nom], self[f"{nom}_sans_limite"]) for nom in noms])
            for role, noms in paires
        ]

    def geste(self):
        """``{role: (with the ticket, without)}``, as ``plafonner`` reads it."""
        propre = self.cleaned_data
        return {str(r): (propre[f"avec_{r}"], propre[f"sans_{r}"]) for r in self.roles}
