// Start, stop, reset, and the level.
import {$, disable, hide, text} from './dom.js';
import {isOpen, plainLevel} from './format.js';
import {order} from './orders.js';
import {mayOrder} from './session.js';

const STEP = 0.1;

let state = null;
let touched = false; // somebody writes: the field is theirs

const running = () => state && state.state === 'RUNNING';
const mayStart = () => state && (state.state === 'READY' || state.state === 'ENDED');

export function prepare() {
  hide($('levers'), !mayOrder());
  hide($('log'), !mayOrder());
  hide($('watching'), mayOrder());
  $('steer').classList.toggle('watching', !mayOrder());
  if (!mayOrder()) return;
  const near = $('steer-answer');
  $('start').addEventListener('click', () => order('start', {}, $('start'), near));
  $('stop').addEventListener('click', () => order('stop', {}, $('stop'), near));
  $('reset').addEventListener('click', () => order('reset', {}, $('reset'), near));
  $('less').addEventListener('click', () => step(1 - STEP));
  $('more').addEventListener('click', () => step(1 + STEP));
  $('level').addEventListener('input', () => { touched = true; });
  $('level-form').addEventListener('submit', event => {
    event.preventDefault();
    go(near);
  });
}

async function go(near) {
  const level = $('level').value.trim();
  const aim = {level: isOpen(state) && /^[\d.]+$/.test(level) ? level + '/s' : level, ramp: $('ramp').value.trim() || '0s'};
  if (await order(mayStart() ? 'start' : 'offer', aim, $('go'), near)) touched = false;
}

// Users are whole; a rate has three digits.
function step(factor) {
  const now = Number.parseFloat($('level').value) || 0;
  const next = now * factor;
  const whole = !isOpen(state);
  const least = factor > 1 ? Math.max(next, whole ? now + 1 : 1) : Math.min(next, whole ? now - 1 : next);
  $('level').value = whole ? String(Math.max(0, Math.round(least))) : String(Number(Math.max(0, least).toPrecision(3)));
  touched = true;
}

export function show(next) {
  state = next;
  text($('unit'), isOpen(state) ? 'arrivals a second' : 'users');
  if (!mayOrder()) return;
  disable($('start'), !mayStart());
  disable($('stop'), !running() && state.state !== 'GATHERING');
  disable($('reset'), !running());
  disable($('go'), !running() && !mayStart());
  text($('go'), mayStart() ? 'Start at this level' : 'Go');
  const example = isOpen(state) ? '200' : '40';
  if ($('level').placeholder !== example) $('level').placeholder = example;
  if (touched || document.activeElement === $('level')) return;
  const {run} = state;
  if (running() && run) $('level').value = plainLevel(run.aim ? run.aim.level : run.level);
}
