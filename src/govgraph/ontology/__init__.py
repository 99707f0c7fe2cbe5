"""Read the ontology itself: its terms, vocabularies, shapes and questions, and judge how well each is described."""
