"""What every page wears: the band, the home page, « Aller à… », charts, paper, components."""
