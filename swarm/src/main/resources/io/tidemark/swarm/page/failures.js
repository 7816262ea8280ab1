// What failed, how often, and one of each to look at.
import {$, hide} from './dom.js';
import {clock, percent, time, whole} from './format.js';
import {Table} from './table.js';

let table = null;
let all = 0;

const words = (id, label, width, value, more) => ({id, label, width, words: true, value, text: row => value(row) || '–', ...more});

const COLUMNS = [
  words('method', 'Type', 5, row => row.method),
  words('name', 'Name', 20, row => row.name, {head: true, grow: true}),
  words('kind', 'Kind', 11, row => row.kind),
  {id: 'status', label: 'Status', width: 6, value: row => row.status, text: row => (row.status ? String(row.status) : '–')},
  {id: 'count', label: '# Fails', width: 10, value: row => row.count, text: row => whole(row.count)},
  {id: 'share', label: 'Of all requests', width: 9, value: row => row.count, text: row => percent(all ? row.count / all : null)},
  words('example', 'An example', 30, row => row.example && row.example.detail, {grow: true}),
  words('target', 'Target', 22, row => row.example && row.example.target),
  {id: 'second', label: 'At', width: 7, value: row => row.example && row.example.second, text: row => clock(row.example && row.example.second)},
  {id: 'latency', label: 'Latency', width: 8, value: row => row.example && row.example.latency, text: row => time(row.example && row.example.latency)},
];

export function show(state) {
  const rows = state.failures || [];
  all = (state.total && state.total.requests) || 0;
  hide($('no-failures'), rows.length > 0);
  hide($('failures'), rows.length === 0);
  if (!table) table = new Table($('failures'), COLUMNS, {caption: 'Failures by name and kind', key: row => [row.method, row.name, row.kind, row.status].join(' '), sort: {id: 'count', falling: true}, tall: true});
  table.show(rows);
}
