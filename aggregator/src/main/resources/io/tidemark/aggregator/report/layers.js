// Charts that a section of the page brings along: lines with bands, points with intervals, blocks, and marked places. Turns
// each into what report.js draws, and paints what the chart library has no series for.
const layers = (function () {
  "use strict";

  const STYLES = {solid: {}, thick: {width: 2.6}, dashed: {dash: [5, 4]}, dotted: {dash: [1, 4], width: 2}, stepped: {}};
  const HEIGHTS = {large: 380, normal: 280, small: 170};
  const MANY = 200; // points of a line, from which on they are no longer marked one by one
  const NEAR = 24; // pixels within which the pointer means a point

  const gap = value => value == null;

  // ---- from the page's data to curves over one axis ------------------------------------------------------------------

  function drawing(chart, formats) {
    const format = formats[chart.y.format];
    const x = union(chart.layers);
    const place = new Map(x.map((value, i) => [value, i]));
    const curves = chart.layers.map(layer => curve(layer, x, place, format));
    const time = chart.x.format === "clock";
    return {
      x, curves, axis: format, height: HEIGHTS[chart.size], scales: chart.y.log || chart.y.format === "micros", logFirst: chart.y.log,
      own: !time, xFormat: formats[chart.x.format], titles: [chart.x.title, chart.y.title], binary: chart.y.format.startsWith("bytes"), marks: chart.marks,
      focus: chart.x.focus, focusY: chart.y.focus, logX: chart.x.log, least: floor(chart),
    };
  }

  // A logarithmic scale begins at the power of ten below the least value.
  function floor(chart) {
    const values = chart.layers.flatMap(layer => (layer.kind === "line" ? layer.y : layer.kind === "points" ? layer.points.map(point => point.y) : []));
    const positive = values.filter(value => value > 0);
    return positive.length ? Math.min(...positive) : 1;
  }

  function union(all) {
    const values = new Set();
    for (const layer of all) {
      if (layer.kind === "line") layer.x.forEach(value => values.add(value));
      else if (layer.kind === "points") layer.points.forEach(point => [point.x, ...(point.across || [])].forEach(value => values.add(value)));
      else layer.spans.forEach(span => values.add(span.from).add(span.to));
    }
    return [...values].sort((a, b) => a - b);
  }

  // Undefined is where only other layers have a value; null is a gap.
  function curve(layer, x, place, format) {
    const values = new Array(x.length);
    const most = (at, value) => { const i = place.get(at); values[i] = values[i] == null ? value : Math.max(values[i], value); };
    if (layer.kind === "line") layer.x.forEach((at, i) => { values[place.get(at)] = layer.y[i]; });
    else if (layer.kind === "points") layer.points.forEach(point => most(point.x, point.along ? point.along[1] : point.y));
    else layer.spans.forEach(span => { most(span.from, span.y); most(span.to, span.y); });
    const style = layer.kind === "line" ? STYLES[layer.style] : {};
    const paths = layer.kind !== "line" ? () => null : layer.style === "stepped" ? uPlot.paths.stepped({align: 1}) : undefined;
    return Object.assign({label: layer.label, colourName: layer.colour, values, dash: [], width: 1.8, scale: "y", layer, paths,
      format: value => (gap(value) ? "–" : format(value)), at: layer.kind === "line" ? where => valueOn(layer, where) : () => undefined}, style);
  }

  function valueOn(line, where) {
    const {x, y} = line;
    let after = x.findIndex(value => value >= where);
    if (after < 0 || (after === 0 && x[0] > where)) return null;
    if (x[after] === where) return y[after];
    if (line.style === "stepped" || gap(y[after - 1]) || gap(y[after])) return y[after - 1];
    const part = (where - x[after - 1]) / (x[after] - x[after - 1]);
    return y[after - 1] + part * (y[after] - y[after - 1]);
  }

  // ---- painting ------------------------------------------------------------------------------------------------------

  function within(plot, margin, paint) {
    const {left, top, width, height} = plot.bbox;
    const more = margin * (devicePixelRatio || 1);
    const context = plot.ctx;
    context.save();
    context.beginPath();
    context.rect(left - more, top, width + 2 * more, height + more);
    context.clip();
    paint(context, devicePixelRatio || 1);
    context.restore();
  }

  // A logarithmic scale has no place for zero.
  const across = (plot, value) => plot.valToPos(plot.scales.x.distr === 3 ? Math.max(value, 1e-9) : value, "x", true);
  const up = (plot, value) => plot.valToPos(plot.scales.y.distr === 3 ? Math.max(value, plot.scales.y.min) : value, "y", true);

  function beneath(plot, drawing, colour) {
    within(plot, 0, (context, ratio) => {
      const {top, height} = plot.bbox;
      for (const mark of drawing.marks.filter(each => each.from != null)) {
        context.fillStyle = colour(mark.colour);
        context.globalAlpha = 0.16;
        context.fillRect(across(plot, mark.from), top, Math.max(2 * ratio, across(plot, mark.to) - across(plot, mark.from)), height);
      }
      drawing.curves.forEach((each, i) => {
        if (!plot.series[i + 1].show) return;
        context.fillStyle = context.strokeStyle = colour(each.colourName);
        if (each.layer.low && !marked(each.layer)) band(plot, context, each.layer);
        if (each.layer.shape === "dot") cloud(plot, context, each.layer, ratio);
        if (each.layer.kind === "spans") each.layer.spans.forEach(span => block(plot, context, span, ratio));
      });
    });
  }

  function band(plot, context, line) {
    context.globalAlpha = line.knots ? 0.3 : 0.17;
    context.beginPath();
    // Where it is not known how far off the line may be, the band is as thin as the line.
    const end = (values, i) => up(plot, gap(values[i]) ? line.y[i] : values[i]);
    line.x.forEach((at, i) => context.lineTo(across(plot, at), end(line.high, i)));
    for (let i = line.x.length - 1; i >= 0; i--) context.lineTo(across(plot, line.x[i]), end(line.low, i));
    context.fill();
  }

  // Single values, of which there may be very many, under whatever sums them up.
  function cloud(plot, context, {points}, ratio) {
    const size = (points.length > 2000 ? 1.4 : 2.4) * ratio;
    context.globalAlpha = points.length > 2000 ? 0.4 : 0.6;
    for (const point of points) context.fillRect(across(plot, point.x) - size / 2, up(plot, point.y) - size / 2, size, size);
    context.globalAlpha = 1;
  }

  function block(plot, context, span, ratio) {
    const left = across(plot, span.from), right = Math.max(left + ratio, across(plot, span.to)), y = up(plot, span.y);
    context.globalAlpha = 0.3;
    context.fillRect(left, y, right - left, plot.bbox.top + plot.bbox.height - y);
    context.globalAlpha = 1;
    context.fillRect(left, y - ratio, right - left, 2.5 * ratio);
  }

  // A point on the edge is drawn whole.
  function above(plot, drawing, colour, theme) {
    within(plot, 6, (context, ratio) => {
      drawing.marks.forEach(mark => line(plot, context, mark, ratio, colour));
      drawing.curves.forEach((each, i) => {
        if (marked(each.layer) && plot.series[i + 1].show) knots(plot, context, each, ratio, colour);
        if (each.layer.kind !== "points" || each.layer.shape === "dot" || !plot.series[i + 1].show) return;
        context.strokeStyle = context.fillStyle = colour(each.colourName);
        context.lineWidth = 1.6 * ratio;
        each.layer.points.forEach(point => marker(plot, context, each.layer.shape, point, ratio));
      });
      words(plot, drawing, context, ratio, colour, theme);
    });
  }

  function line(plot, context, mark, ratio, colour) {
    const {left, top, width, height} = plot.bbox;
    if (mark.from != null) return;
    context.save();
    context.strokeStyle = colour(mark.colour);
    context.lineWidth = 1.5 * ratio;
    context.setLineDash([6 * ratio, 4 * ratio]);
    context.beginPath();
    if (mark.y != null) { context.moveTo(left, up(plot, mark.y)); context.lineTo(left + width, up(plot, mark.y)); }
    else { context.moveTo(across(plot, mark.x), top); context.lineTo(across(plot, mark.x), top + height); }
    context.stroke();
    context.restore();
  }

  // What lies above the shown part is drawn at its edge, as an arrow.
  function marker(plot, context, shape, point, ratio) {
    const x = across(plot, point.x), size = 4.5 * ratio, edge = plot.bbox.top + size + ratio;
    const y = up(plot, point.y);
    bars(plot, context, point, x, y);
    if (y < plot.bbox.top) return trace(context, "arrow", x, edge, size);
    trace(context, shape, x, y, size);
  }

  const marked = layer => layer.knots && layer.x.length <= MANY;

  // Where a line has been measured, with what it may be off by.
  function knots(plot, context, {layer, colourName}, ratio, colour) {
    const size = (layer.x.length > 60 ? 2 : 3.2) * ratio, cap = (layer.x.length > 60 ? 2 : 4) * ratio;
    context.strokeStyle = context.fillStyle = colour(colourName);
    context.lineWidth = 1.4 * ratio;
    layer.x.forEach((at, i) => {
      if (gap(layer.y[i])) return;
      const x = across(plot, at);
      trace(context, "disc", x, up(plot, layer.y[i]), size);
      if (gap(layer.low[i]) || !(layer.high[i] > layer.low[i])) return;
      const low = up(plot, layer.low[i]), high = up(plot, layer.high[i]);
      context.beginPath();
      for (const end of [low, high]) { context.moveTo(x - cap, end); context.lineTo(x + cap, end); }
      context.moveTo(x, low); context.lineTo(x, high);
      context.stroke();
    });
  }

  function bars(plot, context, point, x, y) {
    context.beginPath();
    if (point.across) { context.moveTo(across(plot, point.across[0]), y); context.lineTo(across(plot, point.across[1]), y); }
    if (point.along) { context.moveTo(x, up(plot, point.along[0])); context.lineTo(x, up(plot, point.along[1])); }
    context.stroke();
  }

  function trace(context, shape, x, y, size) {
    context.beginPath();
    if (shape === "cross") {
      context.moveTo(x - size, y - size); context.lineTo(x + size, y + size);
      context.moveTo(x + size, y - size); context.lineTo(x - size, y + size);
      return context.stroke();
    }
    if (shape === "disc" || shape === "ring") context.arc(x, y, size, 0, 2 * Math.PI);
    else if (shape === "square") context.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
    else polygon(context, shape, x, y, size * 1.25);
    if (shape === "ring" || shape === "triangle" || shape === "arrow") context.stroke();
    else context.fill();
  }

  function polygon(context, shape, x, y, size) {
    const corners = {diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]], triangle: [[0, -1], [0.95, 0.75], [-0.95, 0.75]], arrow: [[0, -0.8], [0.7, 0.4], [-0.7, 0.4]]}[shape];
    corners.forEach(([dx, dy]) => context.lineTo(x + dx * size, y + dy * size));
    context.closePath();
  }

  function words(plot, drawing, context, ratio, colour, theme) {
    const {left, top, width} = plot.bbox;
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.font = "600 " + 11.5 * ratio + "px system-ui, sans-serif";
    context.globalAlpha = 1;
    let row = 0;
    for (const mark of drawing.marks) {
      if (!mark.label) continue;
      const room = context.measureText(mark.label).width;
      if (mark.y != null) {
        text(context, mark.label, left + 6 * ratio, up(plot, mark.y) - 5 * ratio, colour(mark.colour), theme);
        continue;
      }
      const at = across(plot, mark.from != null ? (mark.from + mark.to) / 2 : mark.x);
      if (at < left || at > left + width) continue;
      const from = Math.max(left + 2 * ratio, Math.min(left + width - room - 2 * ratio, at - room / 2));
      text(context, mark.label, from, top + (16 + 16 * row++) * ratio, colour(mark.colour), theme);
    }
    for (const each of drawing.curves.filter((curve, i) => curve.layer.kind === "points" && plot.series[i + 1].show)) {
      for (const point of each.layer.points.filter(named => named.name)) name(plot, context, point, ratio, theme);
    }
  }

  function name(plot, context, point, ratio, theme) {
    const x = across(plot, point.x), room = context.measureText(point.name).width;
    const right = x + 9 * ratio + room < plot.bbox.left + plot.bbox.width;
    text(context, point.name, right ? x + 9 * ratio : x - 9 * ratio - room, up(plot, point.y) - 8 * ratio, theme("ink"), theme);
  }

  // Written with a halo, so that it stays legible over whatever it crosses.
  function text(context, words, x, y, colour, theme) {
    context.strokeStyle = theme("card");
    context.lineWidth = 4 * (devicePixelRatio || 1);
    context.lineJoin = "round";
    context.strokeText(words, x, y);
    context.fillStyle = colour;
    context.fillText(words, x, y);
  }

  // ---- what the pointer means ----------------------------------------------------------------------------------------

  function tip(plot, drawing) {
    const {left, top} = plot.cursor;
    let box = plot.over.querySelector(".tip");
    const found = left == null || left < 0 ? null : nearest(plot, drawing, left, top) || spanAt(plot, drawing, left, top);
    if (!found) { if (box) box.hidden = true; return; }
    if (!box) { box = document.createElement("div"); box.className = "tip"; plot.over.append(box); }
    box.hidden = false;
    box.replaceChildren(...found.words.split("\n").map((line, i) => {
      const row = document.createElement(i ? "span" : "b");
      row.textContent = line;
      return row;
    }));
    const wide = plot.over.clientWidth, tall = plot.over.clientHeight;
    box.style.left = Math.max(0, Math.min(wide - box.offsetWidth, found.x > wide / 2 ? found.x - box.offsetWidth - 14 : found.x + 14)) + "px";
    box.style.top = Math.max(0, Math.min(tall - box.offsetHeight, found.y - box.offsetHeight / 2)) + "px";
  }

  const visible = (plot, drawing, kind) => drawing.curves.filter((each, i) => each.layer.kind === kind && plot.series[i + 1].show);

  function nearest(plot, drawing, left, top) {
    let best = null;
    for (const each of visible(plot, drawing, "points")) {
      for (const point of each.layer.points) {
        const x = plot.valToPos(point.x, "x"), y = Math.max(5, plot.valToPos(plot.scales.y.distr === 3 ? Math.max(point.y, plot.scales.y.min) : point.y, "y"));
        const distance = Math.hypot(x - left, y - top);
        if (distance < NEAR && (!best || distance < best.distance)) best = {x, y, distance, words: point.words};
      }
    }
    // What sums up is meant rather than one of the many single values around it.
    for (const {layer} of visible(plot, drawing, "line").filter(each => each.layer.knots)) {
      layer.x.forEach((at, i) => {
        if (gap(layer.y[i])) return;
        const x = plot.valToPos(at, "x"), y = plot.valToPos(plot.scales.y.distr === 3 ? Math.max(layer.y[i], plot.scales.y.min) : layer.y[i], "y");
        const distance = 0.4 * Math.hypot(x - left, y - top);
        if (distance < 0.4 * NEAR && (!best || distance < best.distance)) best = {x, y, distance, words: layer.knots[i]};
      });
    }
    return best;
  }

  function spanAt(plot, drawing, left, top) {
    const at = plot.posToVal(left, "x");
    for (const each of visible(plot, drawing, "spans")) {
      const span = each.layer.spans.find(one => one.from <= at && at < one.to);
      if (span) return {x: left, y: top < 0 ? 20 : top, words: span.words};
    }
    return null;
  }

  // ---- legend --------------------------------------------------------------------------------------------------------

  /** Draws the sample of a layer that is no line; false when it is one. */
  function sample(each, svg) {
    const element = (tag, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
      made.style[attributes.fill === "none" ? "stroke" : "fill"] = "var(--c-" + each.colourName + ")";
      svg.append(made);
    };
    if (!each.layer || each.layer.kind === "line") return false;
    if (each.layer.kind === "spans") element("path", {d: "M1 0H17V8H1Z", "fill-opacity": 0.6});
    else element("path", Object.assign({d: {
      disc: "M9 .5a3.5 3.5 0 1 1-.01 0Z", ring: "M9 1a3 3 0 1 1-.01 0Z", square: "M6 1H12V7H6Z", diamond: "M9 0 13 4 9 8 5 4Z",
      dot: "M9 2.4a1.6 1.6 0 1 1-.01 0Z", triangle: "M9 .8 12.6 7H5.4Z", cross: "M6 1 12 7M12 1 6 7",
    }[each.layer.shape]}, ["ring", "triangle", "cross"].includes(each.layer.shape) ? {fill: "none", "stroke-width": 1.6} : {}));
    return true;
  }

  return {drawing, beneath, above, tip, sample};
})();
