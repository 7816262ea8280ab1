// What is always at the top: state, time, the numbers of now, the verdict and the ledger.
import {$, hide, icon, ifChanged, kind, make, text} from './dom.js';
import {clock, dollars, isOpen, level, percent, plainLevel, rate, time, whole as count} from './format.js';
import {history} from './live.js';

const WORDS = {READY: 'Ready', GATHERING: 'Gathering', RUNNING: 'Running', STOPPING: 'Stopping', ENDED: 'Ended'};

const ALL = 'of the whole run';

let announced = '';

export function show(state) {
  showState(state);
  showNow(state);
  showVerdict(state);
  showLedger(state);
  announce(state);
}

function showState(state) {
  const box = $('state');
  if (box.dataset.state !== state.state) {
    box.dataset.state = state.state;
    box.querySelector('use').setAttribute('href', '#i-' + state.state.toLowerCase());
  }
  text($('state-word'), WORDS[state.state] || state.state);
  text($('title'), state.title || 'swarm');
  text($('targets'), (state.targets || []).join(', '));
  const {run, plan} = state;
  text($('elapsed'), run ? clock(run.elapsedMillis / 1000) : '–');
  text($('total'), !run ? '–' : run.totalMillis < 0 ? 'open' : clock(run.totalMillis / 1000));
  text($('phase'), phase(state, plan));
}

/** Seen also where the page is not. */
export function title(state, live) {
  const words = (live ? (WORDS[state.state] || state.state) + ': ' : '') + (state.title || 'swarm') + ' – Tidemark';
  if (document.title !== words) document.title = words;
}

function phase(state, plan) {
  if (state.state === 'ENDED' && state.run && state.run.ending) return state.run.ending.detail || state.run.ending.kind;
  const now = plan && plan.phase >= 0 ? plan.phases[plan.phase] : null;
  return now ? now.name + (now.warmUp ? ' (warm-up)' : '') : '';
}

function showNow(state) {
  const {run, total, crew} = state;
  const runs = state.state === 'RUNNING' || state.state === 'STOPPING';
  const now = name => (runs ? history.last(name) : null);
  const ended = state.state === 'ENDED' && total && total.requests > 0;
  const all = name => (total && total.percentiles && total.requests ? total.percentiles[name] : null);
  text($('now-level'), runs && run ? level(state, run.level) : '–');
  text($('now-aim'), run && run.aim ? aim(state, run) : isOpen(state) ? 'arrivals/s' : 'users');
  const seconds = run ? run.elapsedMillis / 1000 - (state.since || 0) : 0;
  text($('now-rate'), rate(ended && seconds > 0 ? total.requests / seconds : now('rate')));
  text($('now-planned'), ended ? 'on average' : runs ? 'planned ' + rate(now('planned')) : 'requests a second');
  const whole = total && total.requests ? total.failures / total.requests : null;
  const share = ended ? whole : runs && total && total.rps > 0 ? total.failuresPerSecond / total.rps : null;
  text($('now-failures'), percent(share));
  kind($('now-failures'), 'value' + (share > 0 ? ' bad' : ''));
  text($('all-failures'), ended ? ALL : whole == null ? 'of the last 10 s' : percent(whole) + ' in all');
  for (const p of ['50', '95', '99']) {
    text($('now-p' + p), time(ended ? all(p) : now('p' + p)));
    text($('all-p' + p), ended ? ALL : all(p) == null ? 'latency' : time(all(p)) + ' in all');
  }
  text($('now-users'), count(now('users')));
  text($('now-flight'), runs ? count(now('inFlight')) + ' in flight' : '');
  showCrew(state, crew, runs);
}

function aim(state, run) {
  const left = Math.max(0, Math.ceil((run.aim.atMillis - run.elapsedMillis) / 1000));
  return '→ ' + plainLevel(run.aim.level) + ' in ' + clock(left);
}

function showCrew(state, crew, runs) {
  const present = !crew ? null : runs ? crew.serving : crew.ready + crew.serving;
  text($('now-workers'), crew ? count(present) + (present === state.workers ? '' : ' of ' + count(state.workers)) : '–');
  const hot = crew && crew.hot ? crew.hot.length : 0;
  const away = crew ? crew.missing : 0;
  const busiest = crew && crew.busiest && runs ? 'busiest ' + percent(crew.busiest.cpu) : '';
  text($('now-crew'), [away ? count(away) + ' missing' : '', hot ? count(hot) + ' hot' : ''].filter(Boolean).join(', ') || busiest);
  kind($('now-crew'), 'note' + (away || hot ? ' bad' : ''));
}

// ---- verdict -------------------------------------------------------------------------------------------------------

function showVerdict(state) {
  const validity = state.validity;
  const judged = Boolean(validity && state.run);
  const reasons = judged ? validity.reasons || [] : [];
  const limits = judged ? validity.limits || [] : [];
  badge($('valid'), judged ? (validity.valid ? 'yes' : 'no') : null, judged ? (validity.valid ? 'VALID' : 'INVALID') : 'no verdict yet');
  hide($('passed'), !judged || !limits.length);
  badge($('passed'), judged && validity.passed ? 'yes' : 'no', judged && validity.passed ? 'PASSED' : 'FAILED');
  const failed = limits.filter(each => !each.passed).map(each => each.sentence);
  const all = [...reasons, ...failed];
  const first = all[0] || (!judged ? '' : limits.length ? limits[0].sentence : 'nothing speaks against the numbers');
  text($('reason'), first);
  text($('more-reasons'), all.length > 1 ? 'and ' + (all.length - 1) + ' more' : '');
  ifChanged($('reasons'), reasons, () => $('reasons').replaceChildren(...reasons.map(each => make('li', {}, each))));
  ifChanged($('limits'), limits, () => $('limits').replaceChildren(...limits.map(limit =>
    make('li', {class: limit.passed ? 'good' : 'bad'}, icon(limit.passed ? 'yes' : 'no'), make('b', {}, limit.passed ? 'passed ' : 'failed '), limit.sentence))));
}

function badge(element, good, words) {
  ifChanged(element, [good, words], () => {
    element.className = 'badge ' + (good === null ? 'none' : good);
    element.replaceChildren(...(good === null ? [words] : [icon(good), words]));
  });
}

function showLedger(state) {
  const ledger = state.run && state.ledger;
  for (const key of ['planned', 'sent', 'good', 'bad', 'late', 'dropped']) {
    text($('sum-' + key), ledger ? count(ledger[key]) : '–');
  }
  for (const key of ['bad', 'late', 'dropped']) kind($('sum-' + key), ledger && ledger[key] > 0 ? 'bad' : '');
  text($('sum-coverage'), ledger ? percent(ledger.coverage) : '–');
  kind($('sum-coverage'), ledger && ledger.coverage < 1 ? 'bad' : '');
  hide($('cost'), state.dollars == null);
  text($('sum-cost'), dollars(state.dollars));
}

// Only what changes seldom is spoken; a number each second would drown all else.
function announce(state) {
  const judged = state.validity && state.run;
  const words = ['Swarm: ' + (WORDS[state.state] || state.state), judged ? (state.validity.valid ? 'valid' : 'invalid') : '',
    judged && (state.validity.limits || []).length ? (state.validity.passed ? 'passed' : 'failed') : ''].filter(Boolean).join(', ');
  if (words === announced) return;
  announced = words;
  text($('announce'), words + '.');
}
