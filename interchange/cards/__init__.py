"""Social cards: the headline drawn, for stories whose picture is not (yet) to be had."""
