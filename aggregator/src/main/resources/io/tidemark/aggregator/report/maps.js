// A map of values over two dimensions, as SVG: a cell for each pair, coloured by its value and read out by pointer and keys.
const maps = (function () {
  "use strict";

  // From dark to light as the value rises, even steps for the eye; legible on paper and for colour-blind readers.
  const RISE = ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"];
  // Zero in the middle.
  const BALANCE = ["#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#f2f2f2", "#fddbc7", "#f4a582", "#d6604d", "#b2182b"];
  const MIN_CELL = 15, MAX_CELL = 46;

  const rgb = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));

  function shade(stops, share) {
    const at = Math.min(1, Math.max(0, share)) * (stops.length - 1), i = Math.min(stops.length - 2, Math.floor(at));
    const [from, to] = [rgb(stops[i]), rgb(stops[i + 1])];
    return from.map((value, k) => Math.round(value + (to[k] - value) * (at - i)));
  }

  function svg(tag, attributes, text) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text != null) element.textContent = text;
    return element;
  }

  function scale(cells, balance, log) {
    const values = cells.map(cell => cell.value);
    let low = Math.min(...values), high = Math.max(...values);
    if (balance) { high = Math.max(Math.abs(low), Math.abs(high)) || 1; low = -high; }
    const of = log ? Math.log : value => value;
    const span = of(high) - of(low);
    return {low, high, share: value => (span > 0 ? (of(value) - of(low)) / span : 0.5), at: share => (log ? Math.exp(of(low) + share * span) : low + share * span)};
  }

  /**
   * Draws into a figure.
   *
   * @param map {xs, ys: texts, titles: [x, y], cells: [{x, y, value, words}], balance, log, format, label, row: chosen row or -1}
   * @param choose called with the row of a cell that was clicked
   */
  function draw(figure, map, choose) {
    const chosen = figure.at || null;
    figure.querySelectorAll("svg, .readout, .nothing").forEach(element => element.remove());
    if (!map.cells.length) {
      const nothing = document.createElement("p");
      nothing.className = "nothing";
      nothing.textContent = "Nothing was measured here.";
      figure.append(nothing);
      return;
    }
    const {stops, measure} = {stops: map.balance ? BALANCE : RISE, measure: scale(map.cells, map.balance, map.log)};
    const width = Math.max(240, figure.clientWidth);
    const left = Math.min(130, 26 + 7 * Math.max(...map.ys.map(text => text.length), 2)), right = 78, top = 6;
    const cellWidth = (width - left - right) / map.xs.length;
    const cellHeight = Math.min(MAX_CELL, Math.max(MIN_CELL, 300 / map.ys.length));
    const tall = cellHeight * map.ys.length, height = top + tall + 42;
    const drawing = svg("svg", {viewBox: "0 0 " + width + " " + height, width, height, tabindex: 0, role: "img",
      "aria-label": map.label + " by " + map.titles.join(" and ") + ". Arrow keys read its cells; the numbers are in the tables."});
    const x = i => left + i * cellWidth, y = i => top + tall - (i + 1) * cellHeight;
    const words = cellWidth > 40 && cellHeight > 16;
    drawing.append(svg("rect", {class: "ground", x: left, y: top, width: cellWidth * map.xs.length, height: tall}));
    const byPlace = new Map();
    for (const cell of map.cells) {
      const colour = shade(stops, measure.share(cell.value));
      drawing.append(svg("rect", {x: x(cell.x), y: y(cell.y), width: Math.max(1, cellWidth - (cellWidth > 6 ? 1 : 0)), height: cellHeight - (cellHeight > 6 ? 1 : 0), fill: "rgb(" + colour + ")"}));
      if (words) {
        const bright = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 140;
        drawing.append(svg("text", {x: x(cell.x) + cellWidth / 2, y: y(cell.y) + cellHeight / 2 + 4, "text-anchor": "middle", fill: bright ? "#111" : "#fff"}, map.format(cell.value)));
      }
      byPlace.set(cell.x + " " + cell.y, cell);
    }
    ticks(drawing, map, {left, top, tall, cellWidth, cellHeight, x, y, width});
    legend(drawing, map, stops, measure, {at: width - right + 14, top, tall: Math.min(tall, 220)});
    if (map.row >= 0) drawing.append(svg("rect", {class: "row", x: left - 1, y: y(map.row) - 1, width: cellWidth * map.xs.length + 1, height: cellHeight + 1}));
    const ring = svg("rect", {class: "ring", width: cellWidth + 1, height: cellHeight + 1, visibility: "hidden"});
    drawing.append(ring);
    const readout = document.createElement("p");
    readout.className = "readout";
    readout.setAttribute("aria-live", "polite");
    figure.append(drawing, readout);
    const rest = "Point at a cell, or use the arrow keys. A click shows its row as lines.";
    const show = at => {
      figure.at = at;
      const cell = at && byPlace.get(at.x + " " + at.y);
      ring.setAttribute("visibility", at ? "visible" : "hidden");
      if (at) { ring.setAttribute("x", x(at.x) - 1); ring.setAttribute("y", y(at.y) - 1); }
      readout.textContent = !at ? rest : cell ? cell.words : map.titles[0] + " = " + map.xs[at.x] + ", " + map.titles[1] + " = " + map.ys[at.y] + ": nothing";
    };
    const under = event => {
      const box = drawing.getBoundingClientRect();
      const at = {x: Math.floor((event.clientX - box.left - left) / cellWidth), y: map.ys.length - 1 - Math.floor((event.clientY - box.top - top) / cellHeight)};
      return at.x >= 0 && at.x < map.xs.length && at.y >= 0 && at.y < map.ys.length ? at : null;
    };
    drawing.addEventListener("pointermove", event => show(under(event)));
    drawing.addEventListener("pointerleave", () => show(null));
    drawing.addEventListener("click", event => { const at = under(event); if (at) { show(at); choose(at.y); } });
    drawing.addEventListener("keydown", event => keys(event, map, figure.at, show, choose));
    show(chosen && chosen.x < map.xs.length && chosen.y < map.ys.length ? chosen : null);
  }

  function keys(event, map, at, show, choose) {
    const [right, up] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[event.key] || [0, 0];
    if (event.key === "Escape") show(null);
    else if (event.key === "Enter" && at) choose(at.y);
    else if (!right && !up) return;
    else if (!at) show({x: 0, y: 0});
    else show({x: Math.min(map.xs.length - 1, Math.max(0, at.x + right)), y: Math.min(map.ys.length - 1, Math.max(0, at.y + up))});
    event.preventDefault();
  }

  function ticks(drawing, map, {left, top, tall, cellWidth, cellHeight, x, y, width}) {
    const letters = Math.max(...map.xs.map(text => text.length));
    const every = Math.max(1, Math.ceil(Math.min(72, 10 + 7 * letters) / cellWidth));
    const most = Math.max(3, Math.floor((cellWidth * every) / 7));
    map.xs.forEach((text, i) => { if (i % every === 0) drawing.append(svg("text", {class: "tick", x: x(i) + cellWidth / 2, y: top + tall + 15, "text-anchor": "middle"}, cut(text, most))); });
    const step = Math.max(1, Math.ceil(14 / cellHeight));
    map.ys.forEach((text, i) => { if (i % step === 0) drawing.append(svg("text", {class: "tick", x: left - 6, y: y(i) + cellHeight / 2 + 4, "text-anchor": "end"}, cut(text, 14))); });
    drawing.append(svg("text", {class: "tick", x: left + (cellWidth * map.xs.length) / 2, y: top + tall + 34, "text-anchor": "middle"}, map.titles[0]));
    const middle = top + tall / 2;
    drawing.append(svg("text", {class: "tick", x: 12, y: middle, "text-anchor": "middle", transform: "rotate(-90 12 " + middle + ")"}, cut(map.titles[1], Math.max(6, Math.floor(tall / 7)))));
  }

  function legend(drawing, map, stops, measure, {at, top, tall}) {
    const parts = 32;
    for (let i = 0; i < parts; i++) {
      drawing.append(svg("rect", {x: at, y: top + tall - ((i + 1) * tall) / parts, width: 12, height: tall / parts + 0.6, fill: "rgb(" + shade(stops, i / (parts - 1)) + ")"}));
    }
    for (const share of measure.high > measure.low ? [0, 0.5, 1] : [0.5]) {
      drawing.append(svg("text", {class: "tick", x: at + 17, y: top + tall - share * (tall - 10)}, map.format(measure.at(share))));
    }
  }

  const cut = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

  return {draw};
})();
