// Lets a reader look at what was measured at places of several dimensions: which of them is the axis, what the others are
// held at, and what is shown. Makes charts for layers.js, and maps for maps.js, of what was chosen.
const explore = (function () {
  "use strict";

  const COLOURS = ["blue", "orange", "green", "red", "purple", "sky", "black", "grey"];
  const EACH = -1; // of the second dimension: a line for every value

  function start(data, page) {
    const {dimensions, places, subjects} = data;
    const {make, digits} = page;
    const state = {x: 0, y: dimensions.length > 1 ? 1 : -1, at: dimensions.map(() => 0), trace: 0, logX: false};
    if (data.together && state.y > 0) state.at[state.y] = EACH;
    const labels = [...new Set(subjects.flatMap(subject => subject.traces.map(trace => trace.label)))];
    const text = (dimension, i) => (dimension.numeric ? full(dimension.values[i]) : dimension.values[i]);
    const name = title => title.replace(/ \([^()]*\)$/, "");

    // ---- what is chosen ----------------------------------------------------------------------------------------------

    // All digits that were set, but none of those that only a binary number has.
    function full(value) {
      return String(Number(value.toPrecision(12)));
    }

    const held = except => dimensions.map((_, i) => i).filter(i => !except.includes(i));
    const fits = (place, others) => others.every(i => place[i] === state.at[i]);
    const traceOf = subject => subject.traces.find(trace => trace.label === labels[state.trace]) || subject.traces[0];

    function words(subject, i, trace, value, error) {
      const where = dimensions.map((dimension, d) => name(dimension.title) + " = " + text(dimension, places[i][d])).join(", ");
      const off = error == null ? "" : " ± " + digits(error);
      return [trace + ": " + readable(value) + off, where || subject.title, data.words[i]].filter(Boolean).join("\n");
    }

    const readable = value => (value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(3) : Number(value.toPrecision(6)).toLocaleString("en"));

    // ---- lines -------------------------------------------------------------------------------------------------------

    function drawing(subject) {
      const along = dimensions[state.x];
      const apart = state.y >= 0 && state.at[state.y] === EACH;
      const found = apart ? each(subject, along) : all(subject, along);
      const chart = {
        x: {title: along.title, format: "number", log: false}, y: {title: "", format: "number", log: false}, size: "normal", layers: found, marks: [],
      };
      const made = layers.drawing(chart, page.formats);
      const values = found.flatMap(layer => (layer.kind === "line" ? layer.y : layer.points.map(point => point.y))).filter(value => value != null);
      made.scales = values.length > 0 && values.every(value => value > 0);
      made.extent = extent(made.curves);
      made.logX = state.logX && along.numeric;
      made.nothing = "Nothing was measured here.";
      made.axis = digits;
      if (!along.numeric) {
        made.categories = along.values;
        made.curves.filter(curve => curve.layer.kind === "line").forEach(curve => { curve.at = where => curve.layer.y[curve.layer.x.indexOf(Math.round(where))]; });
      }
      made.xFormat = value => (along.numeric ? digits(value) : "");
      // Lines between categories would say that there is something between them.
      if (!along.numeric) made.curves.forEach(curve => { curve.paths = () => null; });
      return made;
    }

    // Every trace, where all other dimensions are held.
    function all(subject, along) {
      const others = held([state.x]);
      const here = places.map((_, i) => i).filter(i => fits(places[i], others));
      const dots = subject.dots.map(dot => cloud(subject, dot, here, along));
      const lines = subject.traces.filter(trace => trace.kind === "line").map(trace => line(subject, trace, here, along, trace.label, trace.colour));
      return [...dots, ...lines].filter(layer => (layer.points ? layer.points.length : layer.x.length));
    }

    // One trace, with a line for each value of the second dimension; of many, some.
    function each(subject, along) {
      const second = dimensions[state.y];
      const others = held([state.x, state.y]);
      const trace = traceOf(subject);
      const count = Math.min(COLOURS.length, second.values.length);
      const chosen = Array.from({length: count}, (_, i) => Math.round((i * (second.values.length - 1)) / Math.max(1, count - 1)));
      return chosen.map((value, k) => {
        const here = places.map((_, i) => i).filter(i => places[i][state.y] === value && fits(places[i], others));
        return line(subject, trace, here, along, name(second.title) + " " + text(second, value), COLOURS[k]);
      }).filter(layer => layer.x.length);
    }

    const position = (along, i) => (along.numeric ? along.values[places[i][state.x]] : places[i][state.x]);

    function line(subject, trace, here, along, label, colour) {
      const known = here.filter(i => trace.values[i] != null).sort((a, b) => places[a][state.x] - places[b][state.x]);
      const error = i => (trace.errors ? trace.errors[i] : null);
      return {
        kind: "line", label, colour, style: "solid", x: known.map(i => position(along, i)), y: known.map(i => trace.values[i]),
        low: known.map(i => (error(i) == null ? null : trace.values[i] - error(i))), high: known.map(i => (error(i) == null ? null : trace.values[i] + error(i))),
        knots: known.map(i => words(subject, i, label, trace.values[i], error(i))),
      };
    }

    function cloud(subject, dots, here, along) {
      const points = here.flatMap(i => dots.values[i].map(value => ({x: position(along, i), y: value, name: "", words: words(subject, i, dots.label, value)})));
      return {kind: "points", shape: "dot", label: dots.label, colour: dots.colour, points};
    }

    // Of the curves that are shown, with their errors; zero is in it unless that would press everything flat.
    function extent(curves) {
      const ends = curves.map(({layer}) => {
        const values = (layer.kind === "line" ? [...layer.y, ...layer.low, ...layer.high] : layer.points.map(point => point.y)).filter(value => value != null);
        return values.reduce(([low, least, high], value) => [Math.min(low, value), value > 0 ? Math.min(least, value) : least, Math.max(high, value)], [Infinity, Infinity, -Infinity]);
      });
      return (plot, log) => {
        const shown = ends.filter((_, i) => plot.series[i + 1].show);
        const [low, least, high] = [0, 1, 2].map(k => (k < 2 ? Math.min(...shown.map(end => end[k])) : Math.max(...shown.map(end => end[k]))));
        if (!(high >= low)) return log ? [1, 10] : [0, 1];
        if (log) return [least / 1.3, high * 1.3];
        const air = (high - low || Math.abs(high) || 1) * 0.06;
        return low >= 0 && low < 0.7 * high ? [0, high + air] : [low - air, high + air];
      };
    }

    // ---- maps --------------------------------------------------------------------------------------------------------

    function map(subject) {
      const [across, up] = [dimensions[state.x], dimensions[state.y]];
      const others = held([state.x, state.y]);
      const trace = subject.traces.find(one => one.label === labels[state.trace]) || subject.traces[0];
      const cells = [];
      places.forEach((place, i) => {
        const value = trace.values[i];
        if (value == null || !fits(place, others)) return;
        cells.push({x: place[state.x], y: place[state.y], value, words: words(subject, i, trace.label, value, trace.errors && trace.errors[i]).replaceAll("\n", " · ")});
      });
      return {
        xs: across.values.map((_, i) => text(across, i)), ys: up.values.map((_, i) => text(up, i)), titles: [across.title, up.title], cells,
        balance: trace.kind === "balance", format: digits, label: subject.title + ", " + trace.label, row: state.at[state.y],
      };
    }

    // ---- the page ----------------------------------------------------------------------------------------------------

    function show() {
      subjects.forEach((subject, i) => { page.draw(data.id + "-" + i); drawMap(subject, i); });
    }

    function drawMap(subject, i) {
      const figure = document.getElementById("map-" + data.id + "-" + i);
      if (!figure) return;
      figure.querySelector("figcaption").textContent = subject.title + ": " + traceOf(subject).label;
      maps.draw(figure, map(subject), row => {
        state.at[state.y] = state.at[state.y] === row && data.together ? EACH : row;
        controls();
        show();
      });
      figure.width = figure.clientWidth;
    }

    function resize(always) {
      subjects.forEach((subject, i) => {
        const figure = document.getElementById("map-" + data.id + "-" + i);
        if (figure && (always || figure.width !== figure.clientWidth)) drawMap(subject, i);
      });
    }

    function select(id, label, options, value, change) {
      const key = "explore-" + data.id + "-" + id;
      const list = make("select", {id: key}, ...options.map(([words, at]) => make("option", {value: at}, words)));
      list.value = String(value);
      list.addEventListener("change", () => {
        change(Number(list.value));
        controls();
        show();
        document.getElementById(key).focus();
      });
      return make("span", {class: "choice"}, make("label", {for: key}, label), list);
    }

    function controls() {
      const bar = document.getElementById("explore-" + data.id);
      if (!bar) return;
      bar.replaceChildren();
      const titles = dimensions.map((dimension, i) => [dimension.title, i]);
      const put = (...choices) => bar.append(...choices);
      if (dimensions.length > 1) {
        put(select("x", "Axis", titles, state.x, x => swap(x, "x")));
        if (dimensions.length > 2) put(select("y", "second", titles.filter(([, i]) => i !== state.x), state.y, y => swap(y, "y")));
        const values = dimensions[state.y].values.map((_, i) => [text(dimensions[state.y], i), i]);
        put(select("row", "lines at " + name(dimensions[state.y].title), [["each", EACH], ...values], state.at[state.y], at => { state.at[state.y] = at; }));
        for (const i of held([state.x, state.y])) {
          put(select("at-" + i, name(dimensions[i].title), dimensions[i].values.map((_, k) => [text(dimensions[i], k), k]), state.at[i], at => { state.at[i] = at; }));
        }
        if (labels.length > 1) put(select("trace", "show", labels.map((label, i) => [label, i]), state.trace, at => { state.trace = at; }));
      }
      const along = dimensions[state.x];
      if (along && along.numeric && along.values.length > 2 && along.values.every(value => value > 0)) {
        const button = make("button", {type: "button", class: "log-x", "aria-pressed": String(state.logX)}, "log axis");
        button.addEventListener("click", () => { state.logX = !state.logX; controls(); show(); bar.querySelector(".log-x").focus(); });
        put(button);
      }
      put(make("span", {class: "hint"}, "Drag in a plot to zoom, double click to see all. Click a curve's name to hide it, double click to see it alone."));
    }

    // Two dimensions change places; what was held keeps its value.
    function swap(dimension, role) {
      const other = role === "x" ? "y" : "x";
      const before = state[role];
      const apart = state.at[state.y] === EACH;
      if (apart) state.at[state.y] = 0;
      if (state[other] === dimension) state[other] = before;
      state[role] = dimension;
      if (apart) state.at[state.y] = EACH;
    }

    subjects.forEach((subject, i) => { page.drawings[data.id + "-" + i] = () => drawing(subject); });
    controls();
    // Lines are drawn with the page's other charts.
    return {show: () => subjects.forEach(drawMap), resize};
  }

  return {start};
})();
