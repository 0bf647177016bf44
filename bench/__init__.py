"""Benchmarks: a made-up paper of any size, what its screens cost, and how that grows."""
