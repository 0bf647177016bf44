"""The demo newsroom: “The Estuary”, paper of a town that does not exist."""
