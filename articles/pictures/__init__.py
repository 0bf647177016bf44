"""Pictures: what is let in, what is known of it, its sizes, how a page shows it."""
