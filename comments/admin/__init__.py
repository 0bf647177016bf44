"""The moderators' screens. Who may do what stands in the services, and here again."""
