// Draws the charts of a report and lets a person sort, choose and zoom. Everything it shows is in the page already: the
// tables as HTML, the curves as JSON. Nothing is fetched.
(function () {
  "use strict";

  const root = document.documentElement;
  root.classList.add("scripted");
  const data = Object.assign({begin: 0, seconds: 0, end: 0, phases: [], changes: [], names: [], charts: [], explorations: []}, JSON.parse(document.getElementById("data").textContent));
  const charts = new Map(); // by the figure's id
  const hidden = new Map(); // by the figure's id: labels of the curves that are switched off
  const logarithmic = new Set(); // ids of the figures with a logarithmic scale of values
  let chosen = -1; // a name's place in data.names; -1 is all of them
  const reach = [data.begin, Math.max(data.seconds, data.end)];
  let zoom = null; // [from, to] in seconds, or null for all of that

  // ---- words and numbers -------------------------------------------------------------------------------------------

  function digits(value) {
    const size = Math.abs(value);
    if (size >= 1e6) return trim((value / 1e6).toPrecision(3)) + "M";
    if (size >= 1e4) return trim((value / 1e3).toPrecision(3)) + "k";
    return size >= 100 ? Math.round(value).toString() : trim(value.toPrecision(3));
  }

  function trim(text) {
    return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
  }

  function time(micros) {
    if (micros === 0) return "0";
    if (micros < 999.5) return digits(micros) + " µs";
    return micros < 999500 ? digits(micros / 1e3) + " ms" : digits(micros / 1e6) + " s";
  }

  function clock(seconds) {
    const whole = Math.floor(seconds);
    const two = number => String(number).padStart(2, "0");
    const minutes = whole < 3600 ? Math.floor(whole / 60) : Math.floor(whole / 3600) + ":" + two(Math.floor(whole / 60) % 60);
    return minutes + ":" + two(whole % 60);
  }

  const percent = value => digits(value) + " %";

  function bytes(value) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    const unit = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, value)) / 10)));
    return digits(value / 2 ** (10 * unit)) + " " + units[unit];
  }

  const formats = {
    number: digits, share: value => percent(value * 100), bytes, bytes_per_second: value => bytes(value) + "/s", micros: time, clock,
    dollars: value => "$" + (value >= 100 || value === 0 ? digits(value) : value >= 1 ? value.toFixed(2) : trim(value.toPrecision(3))),
  };
  const known = format => value => (value == null ? "–" : format(value));

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const colour = name => getComputedStyle(root).getPropertyValue("--c-" + name).trim();
  const theme = name => getComputedStyle(root).getPropertyValue("--" + name).trim();

  // ---- curves ------------------------------------------------------------------------------------------------------

  const source = () => (chosen < 0 ? data.all : data.names[chosen]);
  const binWidth = () => (chosen < 0 ? data.bin : data.nameBin);
  const binCount = width => Math.ceil((data.seconds - data.begin) / width);
  // A bin stands at its middle.
  const middles = width => Array.from({length: binCount(width)}, (_, i) => data.begin + i * width + width / 2);

  // The last bin may cover less than its width; the page's tables count in the same way.
  function perSecond(counts, width) {
    return Array.from({length: binCount(width)}, (_, i) => {
      const start = data.begin + i * width;
      const covered = Math.min(start + width, data.end) - start;
      return (counts[i] || 0) / (covered >= 0.2 ? covered : width);
    });
  }

  function curve(label, colourName, values, format, options) {
    return Object.assign({label, colourName, values, format: known(format), dash: [], width: 1.6, scale: "y"}, options);
  }

  const drawings = {
    rate() {
      const width = binWidth();
      const rates = key => perSecond(source()[key], width);
      const curves = [
        curve("planned", "grey", rates("planned"), digits, {dash: [5, 4]}),
        curve("sent", "sky", rates("sent"), digits, {width: 3}),
        curve("ok", "green", rates("ok"), digits),
      ];
      if (data.open && chosen < 0) {
        curves.unshift(curve("asked", "black", data.asked, digits, {dash: [1, 4], note: "arrivals that the plan asks for"}));
      }
      return {x: middles(width), curves, axis: digits};
    },
    latency() {
      const at = source();
      const options = {gaps: true};
      const curves = [
        curve("p50", "sky", at.p50, time, options),
        at.p90 && curve("p90", "blue", at.p90, time, options),
        curve("p99", "orange", at.p99, time, Object.assign({width: 2.2}, options)),
        at.p999 && curve("p99.9", "red", at.p999, time, options),
        curve("max", "purple", at.max, time, {dash: [2, 3], off: true}),
      ].filter(Boolean);
      return {x: middles(binWidth()), curves, axis: time, scales: true};
    },
    failures() {
      const width = binWidth();
      const palette = ["red", "blue", "orange", "purple", "green", "sky", "black"];
      const kinds = chosen < 0 ? Object.entries(data.all.failed) : [["failed", source().bad]].filter(kind => kind[1].length);
      const curves = kinds.map(([kind, counts], i) => curve(kind, palette[i % palette.length], perSecond(counts, width), digits,
        {dash: i < palette.length ? [] : [4, 3]}));
      return {x: middles(width), curves, axis: digits, nothing: "No request failed."};
    },
    load() {
      const curves = [
        curve("users", "blue", data.health.users, digits),
        curve("in flight", "orange", data.health.inFlight, digits),
        curve("waiting to start", "red", data.health.backlog, digits, {dash: [4, 3]}),
      ];
      if (data.open) curves.shift();
      else curves.unshift(curve("asked", "grey", data.asked, digits, {dash: [5, 4]}));
      return {x: middles(data.bin), curves, axis: digits};
    },
    health() {
      const curves = [
        curve("garbage collection", "purple", data.health.gc, time, {scale: "time", width: 1, alpha: 0.6}),
        curve("event-loop lag", "orange", data.health.lag, time, {scale: "time", width: 1.2}),
        curve("CPU", "blue", data.health.cpu, percent, {width: 2.2}),
      ];
      return {x: middles(data.bin), curves, axis: percent, top: 100, right: time};
    },
    distribution() {
      const shares = data.distribution;
      const curves = [
        curve("latency", "orange", shares.latency, time, {width: 2.4}),
        curve("service time", "blue", shares.service, time),
        curve("start lag", "grey", shares.lag, time, {dash: [4, 3], off: true}),
      ];
      return {x: shares.x, curves, axis: time, scales: true, percentiles: true, own: true, height: 340, nothing: "No request was measured."};
    },
  };

  for (const chart of data.charts) drawings[chart.id] = () => layers.drawing(chart, formats);
  const explorers = data.explorations.map(each => explore.start(each, {drawings, draw, make, formats, digits}));

  // ---- drawing -----------------------------------------------------------------------------------------------------

  function shadePhases(plot) {
    const {left, top, width, height} = plot.bbox;
    const ratio = devicePixelRatio || 1;
    const context = plot.ctx;
    context.save();
    context.beginPath();
    context.rect(left, 0, width, top + height);
    context.clip();
    context.font = 11 * ratio + "px system-ui, sans-serif";
    context.textBaseline = "bottom";
    for (const phase of data.phases) {
      const from = plot.valToPos(phase.from, "x", true);
      const to = plot.valToPos(phase.to, "x", true);
      if (phase.warmUp) {
        context.fillStyle = theme("shade");
        context.fillRect(from, top, to - from, height);
      }
      if (marked({})) {
        context.fillStyle = theme("soft");
        context.globalAlpha = 0.45;
        if (phase.from > 0) context.fillRect(Math.round(from), top - 14 * ratio, ratio, height + 14 * ratio);
        context.globalAlpha = 1;
        label(context, phase.warmUp ? phase.name + " (excluded)" : phase.name, Math.max(from, left), to, top, ratio);
      }
    }
    context.restore();
  }

  const marked = drawing => !drawing.own && (data.phases.length > 1 || data.phases.some(phase => phase.warmUp));

  // A label that does not fit is cut rather than written over the next.
  function label(context, text, from, to, top, ratio) {
    const room = to - from - 8 * ratio;
    let shown = text;
    while (shown && context.measureText(shown).width > room) shown = shown.slice(0, -1);
    if (shown.length > 2) context.fillText(shown === text ? text : shown.slice(0, -1) + "…", from + 4 * ratio, top - 2 * ratio);
  }

  // The numbers of the table of changes; those close to each other stand one below the other.
  function numberChanges(plot) {
    const {left, top, width, height} = plot.bbox;
    const ratio = devicePixelRatio || 1;
    const context = plot.ctx;
    context.save();
    context.font = "600 " + 10.5 * ratio + "px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = ratio;
    let free = -Infinity;
    let row = 0;
    data.changes.forEach((seconds, i) => {
      const at = Math.round(plot.valToPos(seconds, "x", true));
      if (at < left - 1 || at > left + width + 1) return;
      const number = String(i + 1);
      const half = (number.length * 3.5 + 4) * ratio;
      row = at - half < free ? (row + 1) % 4 : 0;
      free = at + half + 2 * ratio;
      context.strokeStyle = context.fillStyle = theme("accent");
      context.setLineDash([2 * ratio, 3 * ratio]);
      context.beginPath();
      context.moveTo(at, top);
      context.lineTo(at, top + height);
      context.stroke();
      const middle = top + (8 + 15 * row) * ratio;
      const centre = Math.min(Math.max(at, left + half), left + width - half);
      context.beginPath();
      context.roundRect(centre - half, middle - 7 * ratio, 2 * half, 14 * ratio, 3 * ratio);
      context.fill();
      context.fillStyle = theme("card");
      context.fillText(number, centre, middle + 0.5 * ratio);
    });
    context.restore();
  }

  function axis(scale, format, more) {
    return Object.assign({
      scale, stroke: () => theme("soft"), font: "12px system-ui, sans-serif", size: 62, gap: 4,
      grid: {stroke: () => theme("grid"), width: 1}, ticks: {show: false},
      values: (plot, splits) => splits.map(value => (value == null ? "" : format(value))),
    }, more);
  }

  function valueScale(log, drawing) {
    const {top, least, focusY, extent} = drawing;
    if (extent) return {distr: log ? 3 : 1, range: plot => extent(plot, log)};
    if (log && least) return {distr: 3, range: (plot, min, max) => [10 ** Math.floor(Math.log10(least)), Math.max(max || 0, least * 10) * 1.3]};
    if (focusY) return {range: (plot, min, max) => [0, plot.focused === false ? Math.max((max || 0) * 1.06, focusY[1]) : focusY[1]]};
    if (log) return {distr: 3, range: (plot, min, max) => [min > 0 ? 10 ** Math.floor(Math.log10(min)) : 1, Math.max(max || 0, 10) * 1.1]};
    const lowest = drawing.marks ? 1e-9 : 0.5;
    return {range: (plot, min, max) => [0, Math.max((max || (drawing.marks ? 1 : 0)) * 1.06, top || lowest)]};
  }

  function draw(name) {
    const figure = document.getElementById("chart-" + name);
    if (!figure) return;
    const drawing = drawings[name]();
    const old = charts.get(figure.id);
    if (old) old.destroy();
    charts.delete(figure.id);
    figure.querySelectorAll(".plot, .legend, .scale, .nothing").forEach(element => element.remove());
    if (!drawing.x.length || !drawing.curves.length) {
      figure.append(make("p", {class: "nothing"}, drawing.nothing || "Nothing was recorded."));
      return;
    }
    if (!hidden.has(figure.id)) hidden.set(figure.id, new Set(drawing.curves.filter(each => each.off).map(each => each.label)));
    if (drawing.logFirst && !old) logarithmic.add(figure.id);
    const log = logarithmic.has(figure.id);
    const holder = make("div", {class: "plot"});
    figure.append(holder);
    const plot = new uPlot(options(name, figure, drawing, log), [drawing.x, ...drawing.curves.map(each => pad(each, drawing, log))], holder);
    charts.set(figure.id, plot);
    figure.uplot = plot;
    holder.setAttribute("role", "img");
    holder.setAttribute("aria-label", figure.querySelector("figcaption").textContent + ". The numbers are in the tables.");
    legend(figure, plot, drawing);
    if (drawing.scales) scaleButton(name, figure, log);
    if (drawing.focus) focusButton(figure, plot, drawing);
    plot.own = drawing.own;
    touch(plot, drawing);
    if (zoom && !drawing.own) plot.setScale("x", {min: zoom[0], max: zoom[1]});
  }

  // uPlot needs all curves to be as long as the axis; a logarithmic scale has no place for zero.
  function pad(each, drawing, log) {
    if (each.layer) return log ? each.values.map(value => (value == null ? value : Math.max(drawing.least, value))) : each.values;
    return Array.from(drawing.x, (_, i) => (each.values[i] == null ? null : log ? Math.max(1, each.values[i]) : each.values[i]));
  }

  function options(name, figure, drawing, log) {
    const scales = {y: valueScale(log, drawing)};
    const axes = [axis("x", clock, {size: 24, space: 60, incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 86400]}), axis("y", drawing.axis)];
    if (drawing.percentiles) {
      const last = drawing.x[drawing.x.length - 1];
      scales.x = {time: false, distr: 3, range: (plot, min, max) => [Math.max(1, min), Math.max(max, 2)]};
      const marks = [1, 2, 4, 10, 20, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter(mark => mark <= Math.max(last, 2));
      Object.assign(axes[0], {incrs: [1, 1e3, 1e6, 1e9, 1e12], splits: () => marks, filter: (plot, splits) => splits, values: percentLabels});
    } else if (drawing.own) {
      ownScale(drawing, scales, axes);
    } else {
      const first = drawing.x[0], last = drawing.x[drawing.x.length - 1];
      scales.x = {time: false, range: (plot, min, max) => (min <= first && max >= last ? reach : [min, max])};
    }
    if (log) Object.assign(axes[1], {filter: (plot, splits) => splits.map(value => (Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6) ? value : null))});
    if (drawing.right) {
      scales.time = valueScale(false, {top: 1000});
      axes.push(axis("time", drawing.right, {side: 1, grid: {show: false}}));
    }
    if (drawing.titles) titled(axes, drawing);
    return {
      width: Math.max(200, figure.clientWidth), height: drawing.height || 240, scales, axes, legend: {show: false}, padding: [marked(drawing) ? 18 : 8, drawing.right ? 0 : 24, 0, 0],
      cursor: {
        y: false, drag: {x: true, y: false, setScale: true}, focus: {prox: -1}, points: {size: 6},
        sync: drawing.own ? undefined : {key: "time", scales: ["x", null]},
      },
      series: [{}, ...drawing.curves.map(each => ({
        label: each.label, scale: each.scale, stroke: () => colour(each.colourName), width: each.width, dash: each.dash,
        spanGaps: false, alpha: each.alpha || 1,
        show: !hidden.get(figure.id).has(each.label), paths: each.paths, pxAlign: each.layer ? 0 : 1, points: {size: 5, show: each.layer ? each.values.length === 1 && each.layer.kind === "line" : drawing.x.length < 4 ? true : undefined},
      }))],
      hooks: {
        drawClear: [!drawing.own && shadePhases, drawing.marks && (plot => layers.beneath(plot, drawing, colour))].filter(Boolean),
        draw: [!drawing.own && numberChanges, drawing.marks && (plot => layers.above(plot, drawing, colour, theme))].filter(Boolean),
        setScale: [(plot, key) => { if (key === "x" && !drawing.own) zoomed(plot); }],
        setCursor: [plot => showValues(figure, plot, drawing)],
      },
    };
  }

  // An axis that is not time: a little air on both sides, so that no point stands on the edge.
  function ownScale(drawing, scales, axes) {
    const first = drawing.x[0], last = drawing.x[drawing.x.length - 1];
    const air = (last - first || Math.abs(last) || 1) * 0.04;
    const all = drawing.logX ? [first / 1.25, last * 1.25] : [Math.max(first >= 0 ? 0 : -Infinity, first - air), last + air];
    scales.x = {time: false, distr: drawing.logX ? 3 : 1, range: (plot, min, max) => (min <= first && max >= last ? all : [min, max])};
    const {stroke, font, gap, grid, ticks, size} = axes[0];
    if (drawing.categories) {
      const {categories} = drawing;
      scales.x.range = () => [-0.5, categories.length - 0.5];
      axes[0] = {scale: "x", stroke, font, gap, grid: {show: false}, ticks, size: 26, splits: () => categories.map((_, i) => i), values: plot => fitting(plot, categories)};
      return;
    }
    axes[0] = {scale: "x", stroke, font, gap, grid, ticks, size: 26, space: 56, values: (plot, splits) => splits.map(value => (value == null ? "" : fine(splits) ? trim(value.toFixed(2)) : drawing.xFormat(value)))};
  }

  // Where there is no room for all, every second one is named, or every third.
  function fitting(plot, categories) {
    const room = Math.max(24, (plot.width - 90) / categories.length);
    const step = Math.max(1, Math.ceil(44 / room));
    const letters = Math.max(3, Math.floor((room * step) / 7.2));
    return categories.map((name, i) => (i % step ? "" : name.length > letters ? name.slice(0, letters - 1) + "…" : name));
  }

  // Between neighbours less than one apart, whole numbers would repeat themselves.
  const fine = splits => splits.length > 1 && splits[0] >= 20 && splits[1] - splits[0] < 1;

  // Charts above each other need axes of the same width, with a title or without.
  function titled(axes, drawing) {
    if (drawing.binary) axes[1].incrs = Array.from({length: 50}, (_, i) => 2 ** i);
    if (!drawing.titles[1]) axes[1].size += 20;
    drawing.titles.forEach((title, i) => {
      if (title) Object.assign(axes[i], {label: title, labelSize: 18, labelGap: 2, labelFont: "12px system-ui, sans-serif"});
    });
  }

  function focusButton(figure, plot, drawing) {
    const button = make("button", {type: "button", class: "scale focus"});
    const near = on => {
      plot.focused = on;
      button.textContent = on ? "all loads" : "close up";
      button.title = on ? "show all loads that were tried" : "show what is near the answer";
      const {x} = drawing;
      plot.setScale("x", on ? {min: drawing.focus[0], max: drawing.focus[1]} : {min: x[0], max: x[x.length - 1]});
    };
    button.addEventListener("click", () => near(!plot.focused));
    figure.append(button);
    near(true);
  }

  // Where there is no room for all, the powers of ten come first.
  function percentLabels(plot, splits) {
    const room = 50;
    const span = Math.log(plot.scales.x.max / plot.scales.x.min) || 1;
    const place = mark => (Math.log(mark / plot.scales.x.min) / span) * (plot.width - 90);
    const kept = [];
    for (const mark of [...splits].sort((a, b) => Math.log10(a) % 1 - Math.log10(b) % 1 || a - b)) {
      if (kept.every(other => Math.abs(place(other) - place(mark)) > room + 2 * Math.log10(Math.max(mark, other)))) kept.push(mark);
    }
    return splits.map(mark => (kept.includes(mark) ? share(mark) : ""));
  }

  const share = position => trim((100 - 100 / position).toFixed(Math.max(0, Math.ceil(Math.log10(position)) - 1))) + " %";

  function zoomed(plot) {
    const {min, max} = plot.scales.x;
    if (min == null) return;
    const all = min <= reach[0] && max >= reach[1];
    zoom = all ? null : [min, max];
    const reset = document.getElementById("reset-zoom");
    if (reset) reset.disabled = all;
  }

  function zoomAll(range) {
    zoom = range;
    const [min, max] = range || reach;
    for (const plot of charts.values()) {
      if (!plot.own) plot.setScale("x", {min, max});
    }
  }

  // ---- legend: click toggles, double click (or Shift+Enter) isolates ---------------------------------------------------

  function legend(figure, plot, drawing) {
    const list = make("div", {class: "legend", role: "group", "aria-label": "Curves"});
    drawing.curves.forEach((each, i) => {
      const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      line.setAttribute("viewBox", "0 0 18 8");
      line.setAttribute("aria-hidden", "true");
      if (!layers.sample(each, line)) line.append(stroke(each));
      const button = make("button", {type: "button", "data-curve": each.label,
        title: (each.note ? each.note + "; " : "") + "click: on or off; double click or Shift+Enter: this one alone"}, line, each.label, make("output"));
      button.addEventListener("click", event => (event.shiftKey ? isolate(figure, plot, drawing, i) : show(figure, plot, drawing, i, !plot.series[i + 1].show)));
      button.addEventListener("dblclick", () => isolate(figure, plot, drawing, i));
      list.append(button);
    });
    list.append(make("span", {class: "at"}));
    figure.append(list);
    pressed(figure, plot);
  }

  function stroke(each) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M0 4H18");
    path.setAttribute("stroke-width", each.width + 0.8);
    path.setAttribute("stroke-dasharray", each.dash.join(" "));
    path.style.stroke = "var(--c-" + each.colourName + ")";
    return path;
  }

  function show(figure, plot, drawing, i, visible) {
    const off = hidden.get(figure.id);
    if (visible) off.delete(drawing.curves[i].label);
    else off.add(drawing.curves[i].label);
    plot.setSeries(i + 1, {show: visible});
    pressed(figure, plot);
  }

  // Once more on the one that is alone brings the others back.
  function isolate(figure, plot, drawing, only) {
    const alone = drawing.curves.every((each, i) => plot.series[i + 1].show === (i === only));
    drawing.curves.forEach((each, i) => show(figure, plot, drawing, i, alone || i === only));
  }

  function pressed(figure, plot) {
    figure.querySelectorAll(".legend button").forEach((button, i) => button.setAttribute("aria-pressed", String(plot.series[i + 1].show)));
  }

  function showValues(figure, plot, drawing) {
    const at = plot.cursor.idx;
    const outputs = figure.querySelectorAll(".legend output");
    const where = at == null ? null : plot.posToVal(plot.cursor.left, "x");
    drawing.curves.forEach((each, i) => {
      const value = at == null || !each.at ? each.values[at] : each.at(where);
      if (outputs[i]) outputs[i].textContent = at == null || (each.at && value === undefined) ? "" : each.format(value);
    });
    if (drawing.marks) layers.tip(plot, drawing);
    const place = figure.querySelector(".legend .at");
    if (!place) return;
    if (at == null) place.textContent = "";
    else if (drawing.percentiles) place.textContent = "at " + trim((100 - 100 / drawing.x[at]).toFixed(4)) + " %";
    else if (drawing.categories) place.textContent = "at " + (drawing.categories[Math.round(where)] || "");
    else if (drawing.own) place.textContent = "at " + drawing.xFormat(where);
    else place.textContent = "at " + clock(drawing.marks ? where : drawing.x[at]);
  }

  function scaleButton(name, figure, log) {
    const button = make("button", {type: "button", class: "scale", "aria-pressed": String(log)}, "log scale");
    button.addEventListener("click", () => {
      if (log) logarithmic.delete(figure.id);
      else logarithmic.add(figure.id);
      draw(name);
      figure.querySelector(".scale").focus();
    });
    figure.append(button);
  }

  // One finger reads values, two fingers zoom; up and down still scrolls the page.
  function touch(plot, drawing) {
    const fingers = new Map();
    let start = null;
    const places = () => [...fingers.values()].sort((a, b) => a - b);
    plot.over.addEventListener("pointerdown", event => {
      if (event.pointerType !== "touch") return;
      fingers.set(event.pointerId, event.clientX - plot.over.getBoundingClientRect().left);
      start = fingers.size === 2 ? places().map(place => plot.posToVal(place, "x")) : null;
    });
    plot.over.addEventListener("pointermove", event => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, event.clientX - plot.over.getBoundingClientRect().left);
      const [left, right] = places();
      if (fingers.size === 1) plot.setCursor({left, top: 0});
      if (!start || right - left < 10 || drawing.own) return;
      const scale = (start[1] - start[0]) / (right - left);
      const min = start[0] - left * scale;
      const max = min + plot.over.clientWidth * scale;
      zoomAll([Math.max(reach[0], min), Math.min(reach[1], max)]);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      plot.over.addEventListener(end, event => { fingers.delete(event.pointerId); start = null; });
    }
  }

  // ---- controls over all charts --------------------------------------------------------------------------------------

  function controls() {
    const bar = document.getElementById("controls");
    if (!bar) return;
    if (data.names.length) {
      const select = make("select", {id: "name"}, make("option", {value: "-1"}, "all names"));
      data.names.forEach((each, i) => select.append(make("option", {value: i}, each.name)));
      select.addEventListener("change", () => {
        chosen = Number(select.value);
        for (const name of ["rate", "latency", "failures"]) {
          if (name === "failures") hidden.delete("chart-failures");
          draw(name);
        }
      });
      bar.append(make("label", {for: "name"}, "Show"), select);
    }
    if (data.phases.length > 1) {
      for (const phase of data.phases) {
        const button = make("button", {type: "button", title: "zoom to this phase"}, phase.name);
        button.addEventListener("click", () => zoomAll([phase.from, Math.min(phase.to, Math.max(data.end, phase.from + 1))]));
        bar.append(button);
      }
    }
    const reset = make("button", {type: "button", id: "reset-zoom", disabled: ""}, "Show all");
    reset.addEventListener("click", () => zoomAll(null));
    bar.append(reset, make("span", {class: "hint"}, "Drag to zoom, double click to see all. Click a curve's name to hide it, double click to see it alone."
      + (data.bin > 1 ? " Each point is " + data.bin + " s, with all their requests." : "")));
  }

  // ---- tables --------------------------------------------------------------------------------------------------------

  function sortable(table) {
    const body = table.tBodies[table.tBodies.length - 1];
    if (!body || body.rows.length < 2) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const words = head.classList.contains("text");
      const button = make("button", {type: "button"}, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : !words;
        heads.forEach(each => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const key = row => (words ? row.cells[column].textContent : number(row.cells[column]));
        const order = (a, b) => (words ? a.localeCompare(b, "en", {numeric: true}) : a - b);
        body.append(...[...body.rows].map(row => [key(row), row]).sort((a, b) => (falling ? -1 : 1) * order(a[0], b[0])).map(pair => pair[1]));
      });
    });
    if (body.rows.length > 30) table.parentElement.classList.add("tall");
  }

  const number = cell => Number(cell.dataset.v || cell.textContent.replaceAll(",", ""));

  function tabs(holder) {
    const panels = [...holder.querySelectorAll("[data-tab]")];
    const bar = make("div", {class: "tab-bar"});
    const buttons = panels.map(panel => make("button", {type: "button"}, panel.dataset.tab));
    const choose = chosenTab => panels.forEach((panel, i) => {
      panel.hidden = i !== chosenTab;
      buttons[i].setAttribute("aria-pressed", String(i === chosenTab));
    });
    buttons.forEach((button, i) => button.addEventListener("click", () => choose(i)));
    bar.append(...buttons);
    const bodies = panels.map(panel => panel.querySelector("tbody.rows"));
    if (bodies.some(body => body && body.rows.length > 10)) {
      const filter = make("input", {type: "search", placeholder: "Filter names", "aria-label": "Filter names"});
      filter.addEventListener("input", () => bodies.forEach(body => [...body.rows].forEach(row => {
        row.hidden = !row.cells[0].textContent.toLowerCase().includes(filter.value.toLowerCase());
      })));
      bar.append(filter);
    }
    holder.prepend(bar);
    choose(0);
  }

  // ---- the page ------------------------------------------------------------------------------------------------------

  function printing(on) {
    root.classList.toggle("printing", on);
    document.querySelectorAll("details").forEach(element => {
      if (on) element.dataset.was = String(element.open);
      element.open = on || element.dataset.was === "true";
    });
    for (const plot of charts.values()) {
      plot.setSize({width: on ? 680 : Math.max(200, plot.root.parentElement.clientWidth), height: plot.height});
      plot.redraw();
    }
  }

  function localTime(started) {
    const local = new Date(started.dateTime);
    started.title = "here: " + local.toLocaleString();
    if (local.getTimezoneOffset() !== 0) {
      started.after(" (" + local.toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"}) + " here)");
    }
  }

  document.querySelectorAll("#started").forEach(localTime);
  controls();
  Object.keys(drawings).forEach(draw);
  explorers.forEach(each => each.show());
  document.querySelectorAll("table.sortable").forEach(sortable);
  document.querySelectorAll(".tabs").forEach(tabs);
  new ResizeObserver(() => {
    for (const plot of charts.values()) {
      const width = plot.root.parentElement.clientWidth;
      if (width > 0 && width !== plot.width && !root.classList.contains("printing")) plot.setSize({width, height: plot.height});
    }
    explorers.forEach(each => each.resize());
  }).observe(document.querySelector("main"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    charts.forEach(plot => plot.redraw());
    explorers.forEach(each => each.resize(true));
  });
  addEventListener("beforeprint", () => printing(true));
  addEventListener("afterprint", () => printing(false));
})();
