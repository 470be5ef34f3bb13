"""Training: sessions, half-days signed and chained, certificates, the BPF."""
