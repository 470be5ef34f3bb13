"""Everything that writes: hours, arrivals, needs, who comes, the lists."""
