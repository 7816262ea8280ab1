// Files to be fetched: some at any time, some when a run has ended.
import {$, ifChanged, make} from './dom.js';
import {mayOrder} from './session.js';

const ALWAYS = 'always';
const RUN = 'from the first second on';
const ENDED = 'when the run has ended';

const FILES = [
  ['stats.csv', 'statistics by name, in Locust’s columns', RUN],
  ['stats_history.csv', 'statistics of each second, in Locust’s columns', RUN],
  ['failures.csv', 'failures by name, in Locust’s columns', RUN],
  ['report.html', 'the report: one file to read and to pass on', ENDED],
  ['run.json', 'the dump: all that was counted', ENDED],
  ['run.hlog', 'the dump: all latencies, as HdrHistogram’s log', ENDED],
  ['plan.yml', 'the plan in force', ALWAYS],
];

export function show(state) {
  const there = {[ALWAYS]: true, [RUN]: Boolean(state.run), [ENDED]: Boolean(state.run && state.run.directory)};
  ifChanged($('downloads'), there, () => $('downloads').tBodies[0].replaceChildren(...FILES
    .filter(([name]) => name !== 'plan.yml' || mayOrder())
    .map(([name, what, when]) => make('tr', {},
      make('th', {scope: 'row', class: 'text'}, there[when] ? make('a', {href: '/download/' + name, download: ''}, name) : make('span', {class: 'soft'}, name)),
      make('td', {class: 'text'}, what), make('td', {class: 'text' + (there[when] ? ' good' : ' soft')}, there[when] ? 'now' : when)))));
}
