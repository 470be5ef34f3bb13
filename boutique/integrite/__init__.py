"""What shows that nothing was changed; what is done when a clock or a base went back."""
