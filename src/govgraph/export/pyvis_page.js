"use strict";
// Draw the data of the page; titles become text nodes, so that no name or quote is ever read as HTML.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const asText = function (item) {
    const title = document.createElement("div");
    title.textContent = item.title;
    return Object.assign({}, item, { title: title });
  };
  const drawing = document.getElementById("drawing");
  drawing.hidden = false;
  const network = new vis.Network(drawing, { nodes: data.nodes.map(asText), edges: data.edges.map(asText) }, data.options);
  network.once("afterDrawing", function () {
    network.moveTo({ scale: network.getScale() * 0.88 }); // what fits the frame at first are the nodes without their labels
  });
})();
