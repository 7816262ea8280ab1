// Follows the swarm: a stream of events that comes back by itself, and goes on after the last number that was seen.
import {History} from './history.js';

const QUIET = 5000; // ms without a word, after which the page says so
const DEAD = 15000; // and after which it connects anew
const HIDDEN = 60000; // a page that nobody has seen for so long lets go of its stream: a browser has few for one address
const PAUSES = [1000, 2000, 5000]; // before it connects again where the browser does not

export const history = new History();

let state = null;
let source = null;
let heard = 0;
let begun = 0;
let tries = 0;
let timer = 0;
let asking = false;
let paused = false;
let waiting = 0;
let handlers = {};

/** {frame(state), lost(milliseconds), found(), refused(), paused()} */
export function follow(given) {
  handlers = given;
  connect();
  setInterval(look, 1000);
  document.addEventListener('visibilitychange', seenOrNot);
}

export const current = () => state;

function seenOrNot() {
  clearTimeout(waiting);
  if (document.hidden) {
    waiting = setTimeout(pause, HIDDEN);
  } else if (paused) {
    paused = false;
    heard = performance.now();
    connect();
  }
}

function pause() {
  paused = true;
  clearTimeout(timer);
  source.close();
  handlers.paused();
}

function connect() {
  clearTimeout(timer);
  if (source) source.close();
  source = new EventSource('/api/events' + (state ? '?after=' + state.number : ''));
  source.addEventListener('state', event => receive(event, true));
  source.addEventListener('tick', event => receive(event, false));
  source.onerror = broken;
  begun = performance.now();
  heard = heard || begun;
}

// The browser comes back by itself, unless the answer was no stream.
function broken() {
  if (source.readyState !== EventSource.CLOSED) return;
  again();
}

async function again() {
  clearTimeout(timer);
  const wait = PAUSES[Math.min(tries++, PAUSES.length - 1)];
  try {
    const answer = await fetch('/api/session', {cache: 'no-store', signal: AbortSignal.timeout(QUIET)});
    if (answer.status === 401) {
      handlers.refused();
      return;
    }
  } catch (e) {
    // Not there yet.
  }
  if (!paused) timer = setTimeout(connect, wait);
}

function look() {
  if (paused) return;
  const silence = performance.now() - heard;
  if (silence < QUIET) return;
  handlers.lost(silence);
  if (silence > DEAD && performance.now() - begun > DEAD && source.readyState !== EventSource.CLOSED) connect();
}

function receive(event, whole) {
  heard = performance.now();
  tries = 0;
  handlers.found();
  take(JSON.parse(event.data), whole);
}

function take(next, whole) {
  // What was under way when the whole state was made is in it already.
  if (!whole && state && next.number <= state.number) return;
  if (state && state.epoch !== next.epoch) history.clear();
  const fits = history.take(whole ? next.history : next.points);
  state = next;
  delete state.history;
  delete state.points;
  if (!fits) askForAll();
  handlers.frame(state);
}

async function askForAll() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch('/api/state', {cache: 'no-store', signal: AbortSignal.timeout(2 * QUIET)});
    if (answer.ok) {
      const all = await answer.json();
      if (!state || all.epoch === state.epoch) {
        history.clear();
        history.take(all.history);
        handlers.frame(state || all);
      }
    }
  } catch (e) {
    // The next tick asks again.
  } finally {
    asking = false;
  }
}
