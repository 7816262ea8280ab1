// The statistics by name, with the columns that Locust has and more.
import {$, hide, ifChanged, make, text} from './dom.js';
import {bytes, clock, millis, rate, whole} from './format.js';
import {Table} from './table.js';

const FEW = ['90', '95', '99'];
const MANY = ['50', '66', '75', '80', '90', '95', '98', '99', '99.9', '99.99', '100'];

let table = null;
let state = null;

const number = (id, label, width, format, title, more) => ({id, label, width, title, value: row => row[id], text: row => format(row[id]), ...more});
const percentile = p => ({
  id: 'p' + p, label: p + ' %ile', width: 7, title: p + ' % took at most so many ms',
  value: row => at(row, p), text: row => millis(at(row, p)),
});
const at = (row, p) => (row.percentiles ? row.percentiles[p] : null);

function columns() {
  const severalVersions = versions().length > 1;
  const percentiles = $('percentiles').checked ? MANY : FEW;
  return [
    {id: 'method', label: 'Type', width: 5, words: true, value: row => row.method || '', text: row => row.method || ''},
    {id: 'name', label: 'Name', width: 21, grow: true, words: true, head: true, value: row => row.name, text: row => row.name},
    ...(severalVersions ? [{id: 'version', label: 'Plan', width: 4, value: row => row.version, text: row => (row.version == null ? '' : 'v' + row.version)}] : []),
    number('requests', '# Requests', 11, whole),
    number('failures', '# Fails', 8, whole, 'bad requests', {kind: row => (row.failures > 0 ? 'bad' : '')}),
    number('median', 'Median', 7, millis, 'ms'),
    ...percentiles.map(percentile),
    number('average', 'Average', 8, millis, 'ms'),
    number('min', 'Min', 7, millis, 'ms'),
    number('max', 'Max', 7, millis, 'ms'),
    number('size', 'Average size', 9, bytes, 'of a response'),
    number('rps', 'Current RPS', 8, rate, 'requests a second, of the last 10 s'),
    number('failuresPerSecond', 'Failures/s', 9, rate, 'of the last 10 s', {kind: row => (row.failuresPerSecond > 0 ? 'bad' : '')}),
    number('service', 'Service', 7, millis, 'median without the wait to be sent, in ms'),
    number('late', 'Late', 7, whole, 'sent more than 10 ms after their time', {kind: row => (row.late > 0 ? 'bad' : '')}),
  ];
}

const versions = () => [...new Set(((state && state.rows) || []).map(row => row.version))];

export function prepare() {
  $('percentiles').addEventListener('change', () => {
    if (!table) return;
    table.setColumns(columns());
    fill();
  });
  $('filter').addEventListener('input', () => table && fill());
  $('version').addEventListener('change', () => table && fill());
}

export function show(next) {
  state = next;
  const known = versions();
  if (!table) table = new Table($('statistics'), columns(), {caption: 'Statistics by name', key: row => row.version + ' ' + row.method + ' ' + row.name, sort: {id: 'name', falling: false}, tall: true});
  ifChanged($('version'), known, () => chooseVersions(known));
  text($('since'), !state.run ? 'nothing has been sent yet' : state.since > 0 ? 'counted since ' + clock(state.since) : 'counted since the start');
  fill();
}

function chooseVersions(known) {
  const before = $('version').value;
  hide($('version-choice'), known.length < 2);
  $('version').replaceChildren(make('option', {value: ''}, 'all versions'),
    ...known.map(version => make('option', {value: String(version)}, 'version ' + version)));
  $('version').value = known.map(String).includes(before) ? before : '';
  table.setColumns(columns());
}

function fill() {
  const words = $('filter').value.trim().toLowerCase();
  const version = $('version').value;
  const rows = (state.rows || []).filter(row => (!words || row.name.toLowerCase().includes(words)) && (!version || String(row.version) === version));
  table.show(rows, state.total && state.run ? {...state.total, name: 'Aggregated', method: '', version: null} : null);
}
