# Say gg:hasEvent where only the deprecated gg:eventOf is said, and drop the latter; in each named graph by itself.
PREFIX gg: <https://w3id.org/govgraph/ontology#>
DELETE { GRAPH ?graph { ?event gg:eventOf ?agreement } }
INSERT { GRAPH ?graph { ?agreement gg:hasEvent ?event } }
WHERE { GRAPH ?graph { ?event gg:eventOf ?agreement } } ;
DELETE { ?event gg:eventOf ?agreement }
INSERT { ?agreement gg:hasEvent ?event }
WHERE { ?event gg:eventOf ?agreement }
