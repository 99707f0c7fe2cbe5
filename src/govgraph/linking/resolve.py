"""Resolve the agencies, states, cities and people of one document together, since each helps to read the others."""

from __future__ import annotations

from govgraph.linking import agencies, people, places
from govgraph.model import Document, Link, Mention


def link_mentions(doc: Document, mentions: tuple[Mention, ...]) -> tuple[Link, ...]:
    """Return one decision for each mention of an agency, state, city or person, in the order of the mentions.

    Abstentions have no key and say why.
    """
    states = places.link_states(doc, mentions)
    cities = places.link_cities(mentions)
    bodies = agencies.link(doc, mentions, states)
    persons = people.link(mentions, bodies)
    links = {id(link.mention): link for group in (states, cities, bodies, persons) for link in group}
    return tuple(links[id(mention)] for mention in mentions if id(mention) in links)
