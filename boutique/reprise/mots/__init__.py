"""The words of an old base: what each may mean here, what is proposed, what was decided."""
