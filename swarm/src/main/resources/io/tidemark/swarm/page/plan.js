// The plan: written, reviewed as a difference, taken over by all workers at one instant. And its versions so far.
import {$, disable, hide, ifChanged, make, text} from './dom.js';
import {clock, percent, whole} from './format.js';
import {order, problemList, problemsOf} from './orders.js';
import {mayOrder, post, session} from './session.js';
import {Table} from './table.js';

const PATIENCE = 10000;
const SIGNS = {'+': 'added', '-': 'removed', ' ': ''};

let table = null;
let base = null; // {text, version} that is edited
let loading = false;
let reviewed = null; // the text that was reviewed without a problem
let current = 0; // version in force

const editor = () => $('plan');
const isChanged = () => base !== null && editor().value !== base.text;

const COLUMNS = [
  {id: 'version', label: 'Version', width: 9, head: true, value: row => row.version, text: row => String(row.version)},
  {id: 'from', label: 'From', width: 8, value: row => row.fromSecond, text: row => clock(row.fromSecond)},
  {id: 'to', label: 'To', width: 8, value: row => row.toSecond, text: row => (row.toSecond == null ? 'now' : clock(row.toSecond))},
  {id: 'requests', label: '# Requests', width: 11, value: row => row.requests, text: row => whole(row.requests)},
  {id: 'failures', label: '# Fails', width: 9, value: row => row.failures, text: row => whole(row.failures), kind: row => (row.failures > 0 ? 'bad' : '')},
  {id: 'share', label: 'Failures', width: 8, value: row => (row.requests ? row.failures / row.requests : null), text: row => percent(row.requests ? row.failures / row.requests : null)},
  {id: 'by', label: 'By', width: 14, words: true, value: row => row.by, text: row => row.by || ''},
  {id: 'fingerprint', label: 'Fingerprint', width: 18, words: true, value: row => row.fingerprint, text: row => row.fingerprint || ''},
  {id: 'runId', label: 'Kept as run', width: 26, grow: true, words: true, value: row => row.runId, text: row => row.runId || ''},
];

export function prepare() {
  hide($('editor'), !mayOrder());
  hide($('no-plan'), mayOrder());
  if (!mayOrder()) return;
  editor().addEventListener('input', edited);
  editor().addEventListener('scroll', () => { $('gutter').scrollTop = editor().scrollTop; }, {passive: true});
  editor().addEventListener('keydown', typed);
  $('review').addEventListener('click', review);
  $('revise').addEventListener('click', revise);
  $('revert').addEventListener('click', () => load(true));
}

export function show(state) {
  const {plan} = state;
  current = plan ? plan.version : 0;
  text($('in-force'), plan ? `${plan.file || 'the plan'}, version ${plan.version}, fingerprint ${plan.fingerprint}` : '');
  if (!table) table = new Table($('versions'), COLUMNS, {caption: 'Versions of the plan', key: row => row.version, sort: {id: 'version', falling: true}});
  table.show(state.versions || []);
  if (!mayOrder()) return;
  if (base === null || (base.version !== current && !isChanged())) load(false);
  else if (base.version !== current) outdated(`Version ${current} is in force by now. What is written here changes version ${base.version}, and cannot be taken over: go back to what is in force first.`);
}

function outdated(words) {
  hide($('outdated'), !words);
  text($('outdated'), words);
}

async function load(byHand) {
  if (loading) return;
  loading = true;
  try {
    const answer = await fetch('/api/plan', {cache: 'no-store', headers: {'X-Tidemark-Token': session.token}, signal: AbortSignal.timeout(PATIENCE)});
    if (!answer.ok) throw new Error('/api/plan is answered with ' + answer.status);
    base = await answer.json();
    editor().value = base.text;
    outdated('');
    edited();
  } catch (e) {
    if (byHand) refused(problemsOf(null, 0));
  } finally {
    loading = false;
  }
}

// ---- writing -------------------------------------------------------------------------------------------------------

function edited() {
  reviewed = null;
  number([]);
  buttons();
  $('plan-answer').replaceChildren();
  ifChanged($('diff'), 'none', () => $('diff').replaceChildren(make('p', {class: 'note'}, 'Change the plan, and review it.')));
}

function buttons() {
  const ready = reviewed !== null && reviewed === editor().value && base.version === current;
  $('review').classList.toggle('main', !ready);
  disable($('revise'), !ready);
}

function number(wrong) {
  const count = editor().value.split('\n').length;
  ifChanged($('gutter'), [count, wrong], () => {
    $('gutter').replaceChildren(...Array.from({length: count}, (_, i) => make('div', {class: wrong.includes(i + 1) ? 'wrong' : ''}, String(i + 1))));
    $('gutter').scrollTop = editor().scrollTop;
  });
}

// Enter goes on under the line before. Tab leaves the field, as everywhere.
function typed(event) {
  if (event.key !== 'Enter' || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    review();
    return;
  }
  if (event.shiftKey || event.altKey) return;
  const {selectionStart, value} = editor();
  const indent = /^ *(- )?/.exec(value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart))[0].replace('-', ' ');
  if (!indent) return;
  event.preventDefault();
  // The only way of writing that the browser can take back.
  if (!document.execCommand('insertText', false, '\n' + indent)) editor().setRangeText('\n' + indent, selectionStart, editor().selectionEnd, 'end');
}

function goTo(line) {
  const lines = editor().value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  editor().focus();
  editor().setSelectionRange(from, from + (lines[line - 1] || '').length);
  editor().scrollTop = Math.max(0, (line - 4) * (editor().scrollHeight / Math.max(1, lines.length)));
}

// ---- reviewing and taking over ----------------------------------------------------------------------------------------

async function review() {
  if ($('review').getAttribute('aria-busy') === 'true') return;
  $('review').setAttribute('aria-busy', 'true');
  const written = editor().value;
  try {
    const {status, body} = await post('/api/review', {plan: written});
    if (written !== editor().value) return;
    const problems = body && body.problems ? body.problems : [];
    if (status !== 200 || problems.length) refused(problemsOf(body, status));
    else accepted(written, body.lines || []);
  } catch (e) {
    refused(problemsOf(null, 0));
  } finally {
    $('review').removeAttribute('aria-busy');
  }
}

function refused(problems) {
  reviewed = null;
  buttons();
  number(problems.map(each => Number((/line (\d+)/.exec(each.where || '') || [])[1] || 0)));
  $('plan-answer').className = 'answer bad';
  $('plan-answer').replaceChildren(make('p', {role: 'alert'}, problems.length === 1 ? 'One problem:' : problems.length + ' problems:'), problemList(problems, goTo));
  ifChanged($('diff'), 'none', () => $('diff').replaceChildren());
}

function accepted(written, lines) {
  number([]);
  reviewed = lines.length ? written : null;
  buttons();
  const count = sign => lines.filter(each => each.sign === sign).length;
  $('plan-answer').className = 'answer good';
  $('plan-answer').replaceChildren(make('p', {role: 'status'}, lines.length ? `Valid: ${count('+')} ${count('+') === 1 ? 'line' : 'lines'} added, ${count('-')} removed.` : 'Valid, and it says the same as what is in force.'));
  ifChanged($('diff'), lines, () => $('diff').replaceChildren(...lines.map(({sign, text: words}) => make('div', {class: SIGNS[sign] || 'stays'},
    make('span', {class: 'sign', 'aria-hidden': 'true'}, sign), ...(SIGNS[sign] ? [make('span', {class: 'hidden'}, SIGNS[sign] + ': ')] : []), words))));
}

async function revise() {
  if (reviewed === null || reviewed !== editor().value) return;
  const plan = reviewed;
  if (await order('revise', {plan, version: base.version}, $('revise'), $('plan-answer'))) {
    base = {text: plan, version: base.version + 1};
    reviewed = null;
    buttons();
    ifChanged($('diff'), 'taken', () => $('diff').replaceChildren());
  }
}
