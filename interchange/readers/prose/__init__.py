"""What any reader may understand in running text, whatever file it came in."""
