// The page: what is always there, and of the tabs the one that is open. Nothing is drawn that nobody sees.
import * as changes from './changes.js';
import * as charts from './charts.js';
import {$, hide, text} from './dom.js';
import * as downloads from './downloads.js';
import * as failures from './failures.js';
import {whole} from './format.js';
import * as head from './head.js';
import {current, follow} from './live.js';
import * as phases from './phases.js';
import * as plan from './plan.js';
import {logout, open, session, toLogin} from './session.js';
import * as statistics from './statistics.js';
import * as steer from './steer.js';
import {tabs} from './tabs.js';
import * as workers from './workers.js';

const PANELS = {statistics, charts, failures, workers, plan, changes, downloads};

let opened = 'statistics';

function show() {
  const state = current();
  if (!state) return;
  head.title(state, true);
  if (document.hidden) return;
  head.show(state);
  steer.show(state);
  phases.show(state);
  counts(state);
  PANELS[opened].show(state);
}

function counts(state) {
  const failed = (state.failures || []).length;
  text($('count-failures'), failed ? whole(failed) : '');
  text($('count-workers'), whole(state.workers));
  text($('count-plan'), state.plan ? 'v' + state.plan.version : '');
  text($('count-changes'), (state.changes || []).length ? whole(state.changes.length) : '');
}

function openTab(name) {
  opened = name;
  watchWorkers();
  show();
}

function watchWorkers() {
  workers.watch(opened === 'workers' && !document.hidden);
}

function lost(silence) {
  document.body.classList.add('stale');
  hide($('gone'), false);
  text($('gone'), 'The swarm has not been heard for ' + Math.floor(silence / 5000) * 5 + ' s. The numbers are older; they go on when it is back.');
}

function found() {
  document.body.classList.remove('stale');
  hide($('gone'), true);
}

function refused() {
  document.body.classList.add('stale');
  hide($('gone'), false);
  text($('gone'), 'This session has ended. Load the page again to log in.');
  toLogin();
}

async function begin() {
  try {
    if (!await open()) return;
  } catch (e) {
    lost(0);
    setTimeout(begin, 2000);
    return;
  }
  text($('who'), (session.name ? session.name + ', ' : '') + session.role);
  hide($('logout'), !session.login);
  $('logout').addEventListener('click', logout);
  for (const part of [steer, phases, statistics, charts, workers, plan]) part.prepare();
  tabs($('tabs'), openTab);
  follow({frame: show, lost, found, refused, paused: () => current() && head.title(current(), false)});
  document.addEventListener('visibilitychange', () => {
    watchWorkers();
    show();
  });
}

begin();
