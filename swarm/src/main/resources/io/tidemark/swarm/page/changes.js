// Who changed what, and when; and what the swarm has to say.
import {$, hide, ifChanged, make} from './dom.js';
import {clock, daytime} from './format.js';
import {Table} from './table.js';

const KINDS = {START: 'start', LEVEL: 'level', PHASE: 'phase', PLAN: 'plan', RESET: 'reset', WORKER: 'worker', STOP: 'stop'};

let table = null;

const words = (id, label, width, value, more) => ({id, label, width, words: true, value, text: value, ...more});

const COLUMNS = [
  {id: 'number', label: '#', width: 4, title: 'its mark on the charts', value: row => row.number, text: row => String(row.number)},
  {id: 'second', label: 'At', width: 7, value: row => row.second, text: row => clock(row.second)},
  words('when', 'Time of day', 10, row => daytime(row.whenMillis)),
  words('kind', 'Kind', 8, row => KINDS[row.kind] || row.kind),
  words('what', 'What', 24, row => row.what, {head: true, grow: true}),
  words('who', 'Who', 12, row => row.who || ''),
];

export function show(state) {
  const changes = (state.changes || []).map((each, i) => ({...each, number: i + 1}));
  hide($('no-changes'), changes.length > 0);
  hide($('changes'), changes.length === 0);
  if (!table) table = new Table($('changes'), COLUMNS, {caption: 'Changes, the last one first', key: row => row.number, sort: {id: 'number', falling: true}, tall: true});
  table.show(changes);
  const notes = state.notes || [];
  hide($('no-notes'), notes.length > 0);
  ifChanged($('notes'), notes, () => $('notes').replaceChildren(...notes.toReversed().map(note => make('li', {}, make('time', {}, daytime(note.whenMillis)), ' ' + note.text))));
}
