// The workers, asked for each second only while somebody looks. What needs attention is first.
import {$, hide, text} from './dom.js';
import {ago, percent, time, whole} from './format.js';
import {Table} from './table.js';

const PERIOD = 1000;
const PATIENCE = 5000;
const HOT = 0.9;
const NAMED = 12; // workers that a sentence names one by one
const AWAY = ['MISSING', 'LOST'];
const STATES = {WAITING: 'waiting', READY: 'ready', SERVING: 'serving', HELD: 'held', MISSING: 'missing', LOST: 'lost', DONE: 'done'};
const POLICIES = {
  RESPREAD: 'A worker that misses three signs of life is missing; its share goes to the others.',
  HOLD: 'A worker that misses three signs of life is missing; its share is held for it.',
};

let table = null;
let timer = 0;
let open = false;
let asking = false;
let rows = [];

const isAway = row => AWAY.includes(row.state);
const isHot = row => row.cpu != null && row.cpu > HOT;
// Not by how hot: rows would change places each second.
const calm = row => (isAway(row) ? 0 : isHot(row) ? 1 : 2);
const word = row => STATES[row.state] || row.state;
const number = (id, label, width, format, title, more) => ({id, label, width, title, value: row => row[id], text: row => format(row[id]), ...more});

const COLUMNS = [
  {id: 'worker', label: 'Worker', width: 7, head: true, value: row => row.worker, text: row => String(row.worker)},
  {id: 'state', label: 'State', width: 12, title: 'missing first, then hot', words: true, value: row => calm(row) + word(row), text: row => word(row) + (isHot(row) ? ', hot' : ''), kind: row => (calm(row) < 2 ? 'bad' : '')},
  number('share', 'Share', 8, percent, 'of the load'),
  number('users', 'Users', 8, whole),
  number('inFlight', 'In flight', 8, whole),
  number('backlog', 'Backlog', 8, whole, 'waiting to be sent'),
  {id: 'cpu', label: 'CPU', width: 7, value: row => row.cpu, text: row => percent(row.cpu), kind: row => (isHot(row) ? 'bad' : '')},
  number('lag', 'Lag', 8, time, 'of the event loop, at worst'),
  number('gc', 'GC', 8, time, 'collecting garbage, in a second'),
  {id: 'descriptors', label: 'Descriptors', width: 13, title: 'open, and allowed', value: row => row.descriptors, text: row => whole(row.descriptors) + (row.descriptorLimit ? ' / ' + whole(row.descriptorLimit) : '')},
  number('heardMillis', 'Last heard', 8, ago, 'ago', {kind: row => (isAway(row) ? 'bad' : '')}),
  number('requests', '# Requests', 11, whole),
  {id: 'remark', label: 'Remark', width: 22, grow: true, words: true, value: row => row.remark || '', text: row => row.remark || ''},
];

export function prepare() {
  $('worker-state').addEventListener('change', () => table && fill());
}

/** Opened or closed, or the page is hidden or seen again. */
export function watch(seen) {
  open = seen;
  clearTimeout(timer);
  if (open) ask();
}

async function ask() {
  if (asking) return;
  asking = true;
  const begun = performance.now();
  try {
    const answer = await fetch('/api/workers', {cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
    if (answer.ok) {
      rows = (await answer.json()).workers || [];
      if (open) fill();
    }
  } catch (e) {
    // The page says already that the connection is lost.
  } finally {
    asking = false;
  }
  clearTimeout(timer);
  if (open) timer = setTimeout(ask, Math.max(100, PERIOD - (performance.now() - begun)));
}

export function show(state) {
  const crew = state.crew || {};
  text($('crew'), [`${whole(crew.serving)} serving`, `${whole(crew.ready)} ready`, `${whole(crew.missing)} missing`,
    crew.busiest ? `busiest: worker ${crew.busiest.worker} with ${percent(crew.busiest.cpu)} CPU` : '', `worst lag ${time(crew.lag)}`].filter(Boolean).join(' · '));
  const hot = crew.hot || [];
  hide($('hot'), hot.length === 0);
  text($('hot'), hot.length ? `Over 90 % CPU: ${hot.length === 1 ? 'worker' : 'workers'} ${hot.slice(0, NAMED).join(', ')}${hot.length > NAMED ? ` and ${hot.length - NAMED} more` : ''}. What ${hot.length === 1 ? 'it measures' : 'they measure'} is in doubt: use more workers.` : '');
  text($('policy'), POLICIES[state.missingPolicy] || '');
}

function fill() {
  if (!table) table = new Table($('workers'), COLUMNS, {caption: 'Workers', key: row => row.worker, sort: {id: 'state', falling: false}, tall: true, rowKind: row => (isAway(row) ? 'away' : isHot(row) ? 'hot' : '')});
  const wanted = $('worker-state').value;
  table.show(wanted === 'hot' ? rows.filter(isHot) : wanted === 'away' ? rows.filter(isAway) : rows);
}
