// One chart over time: curves of the history, warm-up shaded, changes marked by their numbers.
import {make, text} from './dom.js';
import {clock} from './format.js';

const HEIGHT = 220;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 86400];
const FONT = 'system-ui, sans-serif';

// On an axis 20.0 ms is 20 ms.
const plain = words => words.replace(/\.0+(?= |$)/, '').replace(/^0 .*$/, '0');

const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

export class Plot {
  /**
   * @param drawing {id, title, format, curves: [{label, colour, column, dash, width, off}], top, limit, log}
   * @param view {window(): [from, to], phases(): [], marks(): [], last(): word for the newest point, zoom(from, to), all()}
   */
  constructor(holder, drawing, view) {
    this.drawing = drawing;
    this.view = view;
    this.log = false;
    this.hidden = new Set(drawing.curves.filter(each => each.off).map(each => each.label));
    this.when = make('span', {class: 'when'});
    this.place = make('div', {class: 'plot', role: 'img', 'aria-label': drawing.title + ' over time. The values of now are below; those of each second are in stats_history.csv.'});
    this.legend = make('div', {class: 'legend', role: 'group', 'aria-label': 'Curves of ' + drawing.title});
    this.figure = make('figure', {class: 'chart', id: 'chart-' + drawing.id}, make('figcaption', {}, drawing.title, ' ', this.when), this.place, this.legend);
    if (drawing.scales) this.figure.append(this.scaleButton());
    holder.append(this.figure);
    this.draw();
  }

  /** Draws anew: after the first time for another scale, or for other curves. */
  draw() {
    if (this.plot) this.plot.destroy();
    this.data = this.columns();
    this.plot = new uPlot(this.options(), this.data, this.place);
    this.figure.uplot = this.plot;
    this.drawLegend();
  }

  columns() {
    const {drawing} = this;
    return [drawing.x(), ...drawing.curves.map(each => {
      const values = each.values() || [];
      return this.log ? values.map(value => (value > 0 ? value : null)) : values;
    })];
  }

  show() {
    this.data = this.columns();
    this.plot.setData(this.data);
    this.values();
  }

  /** The window of time is another one. */
  zoomed() {
    const [min, max] = this.view.window();
    this.plot.setScale('x', {min, max});
  }

  resize() {
    const width = this.place.clientWidth;
    if (width > 0 && width !== this.plot.width) this.plot.setSize({width, height: HEIGHT});
  }

  options() {
    const {drawing, view} = this;
    const scale = this.log
      ? {distr: 3, range: (plot, min, max) => [min > 0 ? 10 ** Math.floor(Math.log10(min)) : 1, Math.max(max || 0, 10) * 1.1]}
      : {range: (plot, min, max) => [0, Math.max((max || 0) * 1.06, drawing.top || 1)]};
    const axis = (name, format, more) => ({
      scale: name, stroke: () => colour('soft'), font: '12px ' + FONT, gap: 4, ticks: {show: false},
      grid: {stroke: () => colour('grid'), width: 1}, values: (plot, splits) => splits.map(value => (value == null ? '' : plain(format(value)))), ...more,
    });
    const values = axis('y', drawing.format, {size: 66});
    if (this.log) values.filter = (plot, splits) => splits.map(value => (Math.abs(Math.log10(value) % 1) < 1e-6 ? value : null));
    return {
      width: Math.max(200, this.place.clientWidth), height: HEIGHT, legend: {show: false}, padding: [18, 26, 0, 0],
      scales: {x: {time: false, range: () => view.window()}, y: scale},
      axes: [axis('x', clock, {size: 24, space: 60, incrs: STEPS}), values],
      cursor: {y: false, drag: {x: true, y: false, setScale: false}, focus: {prox: -1}, points: {size: 6}, sync: {key: 'time', scales: ['x', null]},
        bind: {dblclick: () => () => { view.all(); return null; }}},
      series: [{}, ...drawing.curves.map(each => ({
        label: each.label, stroke: () => colour('c-' + each.colour), width: each.width || 1.6, dash: each.dash || [],
        spanGaps: false, show: !this.hidden.has(each.label), points: {show: false},
      }))],
      hooks: {
        drawClear: [plot => shade(plot, view.phases())],
        draw: [plot => drawMarks(plot, view.marks()), plot => drawing.limit && drawLimit(plot, drawing.limit)],
        setSelect: [plot => this.selected(plot)],
        setCursor: [() => this.values()],
      },
    };
  }

  selected(plot) {
    const {left, width} = plot.select;
    if (width < 4) return;
    const from = plot.posToVal(left, 'x');
    const to = plot.posToVal(left + width, 'x');
    plot.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
    this.view.zoom(from, to);
  }

  // ---- the legend: a click hides a curve, and what the cursor is on is what is told ------------------------------------

  drawLegend() {
    this.legend.replaceChildren();
    this.outputs = this.drawing.curves.map((each, i) => {
      const output = make('span', {class: 'is'});
      const button = make('button', {type: 'button', 'aria-pressed': String(!this.hidden.has(each.label)), title: 'show or hide this curve'}, sample(each), each.label);
      button.addEventListener('click', () => this.toggle(each.label, i, button));
      this.legend.append(make('span', {class: 'entry'}, button, output));
      return output;
    });
    this.values();
  }

  toggle(label, i, button) {
    const visible = this.hidden.has(label);
    if (visible) this.hidden.delete(label);
    else this.hidden.add(label);
    button.setAttribute('aria-pressed', String(visible));
    this.plot.setSeries(i + 1, {show: visible});
  }

  values() {
    if (!this.plot || !this.outputs) return;
    const x = this.data[0];
    const under = this.plot.cursor.idx;
    const at = under == null ? x.length - 1 : under;
    this.drawing.curves.forEach((each, i) => text(this.outputs[i], at < 0 || this.data[i + 1][at] == null ? '–' : this.drawing.format(this.data[i + 1][at])));
    text(this.when, at < 0 ? '' : under == null ? this.view.last() : 'at ' + clock(x[at]));
  }

  scaleButton() {
    const button = make('button', {type: 'button', class: 'scale', 'aria-pressed': 'false'}, 'log scale');
    button.addEventListener('click', () => {
      this.log = !this.log;
      button.setAttribute('aria-pressed', String(this.log));
      this.draw();
    });
    return button;
  }
}

function sample(each) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 18 8');
  svg.setAttribute('aria-hidden', 'true');
  const path = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  path.setAttribute('d', 'M0 4H18');
  path.setAttribute('stroke-width', String((each.width || 1.6) + 0.8));
  path.setAttribute('stroke-dasharray', (each.dash || []).join(' '));
  path.style.stroke = 'var(--c-' + each.colour + ')';
  return svg;
}

// ---- beneath and above the curves --------------------------------------------------------------------------------------

function within(plot, paint) {
  const {left, top, width, height} = plot.bbox;
  const context = plot.ctx;
  context.save();
  context.beginPath();
  context.rect(left, 0, width, top + height);
  context.clip();
  paint(context, devicePixelRatio || 1);
  context.restore();
}

function shade(plot, phases) {
  const {left, top, width, height} = plot.bbox;
  within(plot, (context, ratio) => {
    context.font = 11 * ratio + 'px ' + FONT;
    context.textBaseline = 'bottom';
    for (const phase of phases) {
      const from = plot.valToPos(phase.startMillis / 1000, 'x', true);
      const to = phase.endMillis < 0 ? left + width : plot.valToPos(phase.endMillis / 1000, 'x', true);
      if (to <= from || to < left || from > left + width) continue;
      if (phase.warmUp) {
        context.fillStyle = colour('shade');
        context.fillRect(from, top, to - from, height);
      }
      context.fillStyle = colour('soft');
      context.globalAlpha = 0.4;
      if (phase.startMillis > 0) context.fillRect(Math.round(from), top - 14 * ratio, ratio, height + 14 * ratio);
      context.globalAlpha = 1;
      label(context, phase.name, Math.max(from, left), Math.min(to, left + width), top, ratio);
    }
  });
}

// A label that does not fit is cut rather than written over the next.
function label(context, words, from, to, top, ratio) {
  const room = to - from - 8 * ratio;
  let shown = words;
  while (shown && context.measureText(shown).width > room) shown = shown.slice(0, -1);
  if (shown.length > 2) context.fillText(shown === words ? words : shown.slice(0, -1) + '…', from + 4 * ratio, top - 2 * ratio);
}

function drawMarks(plot, marks) {
  const {left, top, width, height} = plot.bbox;
  within(plot, (context, ratio) => {
    context.font = '600 ' + 10.5 * ratio + 'px ' + FONT;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    let free = -Infinity; // marks close to each other stand one below the other
    let row = 0;
    for (const mark of marks) {
      const at = Math.round(plot.valToPos(mark.second, 'x', true));
      if (at < left - 1 || at > left + width + 1) continue;
      const half = (mark.number.length * 3.5 + 4) * ratio;
      row = at - half < free ? (row + 1) % 4 : 0;
      free = at + half + 2 * ratio;
      const middle = top + (8 + 15 * row) * ratio;
      context.strokeStyle = colour('accent');
      context.lineWidth = ratio;
      context.setLineDash([2 * ratio, 3 * ratio]);
      context.beginPath();
      context.moveTo(at, top);
      context.lineTo(at, top + height);
      context.stroke();
      context.setLineDash([]);
      const centre = Math.min(Math.max(at, left + half), left + width - half);
      context.fillStyle = colour('accent');
      context.beginPath();
      context.roundRect(centre - half, middle - 7 * ratio, 2 * half, 14 * ratio, 3 * ratio);
      context.fill();
      context.fillStyle = colour('card');
      context.fillText(mark.number, centre, middle + 0.5 * ratio);
    }
  });
}

function drawLimit(plot, value) {
  const {left, width} = plot.bbox;
  within(plot, (context, ratio) => {
    const y = Math.round(plot.valToPos(value, 'y', true));
    context.strokeStyle = colour('bad');
    context.lineWidth = ratio;
    context.setLineDash([4 * ratio, 4 * ratio]);
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + width, y);
    context.stroke();
  });
}
