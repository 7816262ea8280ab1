// The phases of the plan on the time axis: which is the current one, and on to any other.
import {$, hide, ifChanged, make, text} from './dom.js';
import {clock} from './format.js';
import {order} from './orders.js';
import {mayOrder} from './session.js';

const near = () => $('phase-answer');

export function prepare() {
  hide($('prolong-form'), !mayOrder());
  if (!mayOrder()) text($('phase-box').querySelector('summary'), 'Phases');
  // There is no room on a small screen for what is needed seldom.
  $('phase-box').open = !matchMedia('(max-width: 720px)').matches;
  for (const head of document.querySelectorAll('#phases .lever')) hide(head, !mayOrder());
  for (const button of document.querySelectorAll('#prolong-form [data-by]')) {
    button.addEventListener('click', () => order('prolong', {by: button.dataset.by}, button, near()));
  }
  $('prolong-form').addEventListener('submit', event => {
    event.preventDefault();
    order('prolong', {by: $('by').value.trim()}, $('prolong'), near());
  });
}

export function show(state) {
  const phases = (state.plan && state.plan.phases) || [];
  const runs = state.state === 'RUNNING';
  ifChanged($('strip'), phases, () => drawStrip(phases));
  ifChanged($('phases'), phases, () => drawTable(phases));
  const now = state.plan ? state.plan.phase : -1;
  phases.forEach((each, i) => {
    const current = i === now ? 'step' : null;
    mark($('strip').children[i], current);
    const row = $('phases').tBodies[0].rows[i];
    mark(row, current);
    const button = row.querySelector('button');
    if (button) button.disabled = !runs;
  });
  for (const button of document.querySelectorAll('#prolong-form button')) button.disabled = !runs || now < 0;
  showNow(state, phases);
}

function mark(element, current) {
  if (current) element.setAttribute('aria-current', current);
  else element.removeAttribute('aria-current');
}

const end = phases => Math.max(1, ...phases.map(each => (each.endMillis < 0 ? 0 : each.endMillis)));

function drawStrip(phases) {
  const boxes = phases.map(each => {
    const box = make('div', {class: each.warmUp ? 'warm' : ''}, make('span', {}, each.name));
    box.style.flexGrow = String(Math.max(0, each.endMillis - each.startMillis) / end(phases));
    return box;
  });
  $('strip').replaceChildren(...boxes, make('i', {id: 'strip-now'}));
}

function showNow(state, phases) {
  const needle = $('strip-now');
  const shown = Boolean(state.run) && state.state !== 'READY' && phases.length > 0;
  hide(needle, !shown);
  if (!shown) return;
  const left = Math.min(100, (100 * state.run.elapsedMillis) / end(phases)).toFixed(2) + '%';
  if (needle.style.left !== left) needle.style.left = left;
}

function drawTable(phases) {
  $('phases').tBodies[0].replaceChildren(...phases.map((each, i) => {
    const row = make('tr', {},
      make('th', {class: 'text', scope: 'row'}, each.name, ...(each.warmUp ? [make('span', {class: 'tag'}, 'warm-up')] : [])),
      make('td', {class: 'text'}, each.shape), make('td', {}, clock(each.startMillis / 1000)), make('td', {}, each.endMillis < 0 ? 'open' : clock(each.endMillis / 1000)));
    if (mayOrder()) row.append(make('td', {class: 'lever'}, skipButton(each, i)));
    return row;
  }));
}

function skipButton(phase, i) {
  const button = make('button', {type: 'button', 'aria-label': 'Go to phase ' + phase.name}, 'Go to');
  button.addEventListener('click', () => order('skip', {phase: i}, button, near()));
  return button;
}
