// The charts: one axis of time for all of them, with what somebody changed marked on it.
import {$, ifChanged, make} from './dom.js';
import {clock, percent, rate, seconds, time, whole} from './format.js';
import {history} from './live.js';
import {Plot} from './plot.js';

const LEAST = 60; // seconds that are shown at least
const AROUND = 30; // seconds to either side of a change that is looked at
const PALETTE = ['red', 'blue', 'orange', 'purple', 'green', 'sky', 'black'];

const column = name => () => history.columns[name];
const curve = (label, colour, name, more) => ({label, colour, values: column(name), ...more});

let state = null;
let plots = [];
let kinds = [];
let zoom = null; // [from, to] in seconds
let last = 0; // or so many seconds up to now; 0 for all of them

const view = {
  window() {
    if (zoom) return zoom;
    const end = Math.max(LEAST, history.length * history.width);
    return last ? [Math.max(0, end - last), end] : [0, end];
  },
  phases: () => (state && state.plan && state.run ? state.plan.phases : []),
  marks: () => ((state && state.changes) || []).map((each, i) => ({second: each.second, number: String(i + 1)})),
  zoom: (from, to) => setZoom([Math.max(0, from), Math.max(to, from + 2)], -1),
  all: () => setZoom(null, 0),
  last: () => (state && state.state === 'RUNNING' ? 'now' : 'last'),
};

const DRAWINGS = [
  {id: 'rate', title: 'Requests a second', format: rate, curves: [
    curve('planned', 'grey', 'planned', {dash: [5, 4]}), curve('sent', 'sky', 'rate', {width: 2.6}), curve('good', 'green', 'good'), curve('bad', 'red', 'bad', {width: 2})]},
  {id: 'latency', title: 'Latency', format: time, scales: true, top: 1000, curves: [
    curve('p50', 'sky', 'p50'), curve('p95', 'blue', 'p95'), curve('p99', 'orange', 'p99', {width: 2.2}), curve('max', 'purple', 'max', {dash: [2, 3], off: true})]},
  {id: 'load', title: 'Users and requests in flight', format: whole, curves: [curve('users', 'blue', 'users', {width: 2.2}), curve('in flight', 'orange', 'inFlight')]},
  {id: 'cpu', title: 'CPU of the busiest worker', format: percent, top: 1, limit: 0.9, curves: [curve('CPU', 'blue', 'cpu', {width: 2.2})]},
];

function failures() {
  return {id: 'failures', title: 'Failures a second, by kind', format: rate, curves: kinds.map((kind, i) =>
    ({label: kind, colour: PALETTE[i % PALETTE.length], dash: i < PALETTE.length ? [] : [4, 3], values: () => history.kinds.get(kind)}))};
}

export function prepare() {
  for (const button of $('windows').children) button.addEventListener('click', () => setZoom(null, Number(button.dataset.last)));
  $('zoom-form').addEventListener('submit', event => {
    event.preventDefault();
    const from = seconds($('zoom-from').value || '0');
    const to = seconds($('zoom-to').value);
    for (const [id, value] of [['zoom-from', from], ['zoom-to', to > from ? to : NaN]]) $(id).setAttribute('aria-invalid', String(Number.isNaN(value)));
    if (to > from) view.zoom(from, to);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plots.forEach(each => each.plot.redraw()));
  new ResizeObserver(() => plots.forEach(each => each.resize())).observe($('charts'));
}

export function show(next) {
  state = next;
  if (!plots.length) {
    plots = DRAWINGS.map(each => new Plot($('charts'), {...each, x: () => history.times}, view));
    $('charts').append(make('div', {class: 'marks'}, make('h3', {}, 'Changes'), make('ol', {id: 'marks'})));
  }
  const known = [...history.kinds.keys()];
  if (known.join('\n') !== kinds.join('\n')) addFailures(known);
  for (const each of plots) each.show();
  ifChanged($('marks'), state.changes || [], () => $('marks').replaceChildren(...(state.changes || []).map(markItem)));
}

// Which kinds there are is known only when they occur.
function addFailures(known) {
  kinds = known;
  const old = plots.find(each => each.drawing.id === 'failures');
  if (old) {
    old.plot.destroy();
    old.figure.remove();
    plots = plots.filter(each => each !== old);
  }
  if (!kinds.length) return;
  const made = new Plot($('charts'), {...failures(), x: () => history.times}, view);
  $('chart-latency').after(made.figure);
  made.resize();
  plots.push(made);
}

function markItem(change) {
  const button = make('button', {type: 'button', class: 'link', title: 'look at the time around it'}, clock(change.second));
  button.addEventListener('click', () => view.zoom(change.second - AROUND, change.second + AROUND));
  return make('li', {}, button, ' ', make('b', {}, change.what), ' ', make('span', {class: 'note'}, change.who === '-' ? '' : change.who));
}

function setZoom(window, follow) {
  zoom = window;
  last = Math.max(0, follow);
  for (const button of $('windows').children) button.setAttribute('aria-pressed', String(!zoom && Number(button.dataset.last) === last));
  $('zoom-from').value = zoom ? clock(zoom[0]) : '';
  $('zoom-to').value = zoom ? clock(Math.ceil(zoom[1])) : '';
  for (const each of plots) each.zoomed();
}
