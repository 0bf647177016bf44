"""What the staff see of stories: the editing screen, what surrounds it, the lists."""
