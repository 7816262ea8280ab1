'use strict';

/* Shows what the emulator counts, once a second, and switches faults. Whatever clients can name is put in as text. */
(function () {
  const PERIOD = 1000;
  const PATIENCE = 5000;
  const POINTS = 300; // seconds of the chart at most
  const SPAN = 60; // and at least
  const KEYS = ['latency', 'at_once', 'errors', 'status', 'disconnects', 'cancels'];
  const WHOLE = ['at_once', 'status'];
  const NOTHING = {latency: '0s', at_once: 0, errors: '0%', status: 503, disconnects: '0%', cancels: '0%'};
  const REASONS = {
    unknown: 'nothing was accepted of it yet, and this is not what one begins with',
    unexpected: 'no row of the table is for it',
    'nothing-pending': 'it asks for a command, and none waits',
    backwards: 'its progress falls',
  };

  const $ = id => document.getElementById(id);
  const accounts = document.body.dataset.accounts === 'yes';
  const whole = value => value.toLocaleString('en', {maximumFractionDigits: 0});
  const decimal = value => value.toLocaleString('en', value < 100 ? {minimumFractionDigits: 2, maximumFractionDigits: 2} : {maximumFractionDigits: 0});

  function text(id, value) {
    const element = $(id);
    if (element.textContent !== value) element.textContent = value;
  }

  function cell(row, value, kind, tag) {
    const made = row.appendChild(document.createElement(tag || 'td'));
    if (tag === 'th') made.scope = 'row';
    made.className = kind || '';
    made.textContent = value;
    return made;
  }

  // Only when something changed: a button that has the focus keeps it, and nothing that is selected is lost.
  function ifChanged(element, value, draw) {
    const now = JSON.stringify(value);
    if (element.dataset.shown !== now) {
      element.dataset.shown = now;
      draw();
    }
  }

  // ---- numbers -------------------------------------------------------------------------------------------------------

  let before = null;
  const rates = [];

  function rate(statistics, at) {
    const events = statistics.accepted + statistics.refused;
    const known = before && events >= before.events && at > before.at;
    const value = known ? (events - before.events) * 1000 / (at - before.at) : null;
    before = {events, at};
    return value;
  }

  function showTiles(statistics, value) {
    const events = statistics.accepted + statistics.refused;
    text('uptime', 'up for ' + duration(statistics.seconds));
    text('apps', whole(statistics.cycles.n));
    text('rate', value === null ? '–' : decimal(value));
    text('total', whole(events) + ' in all');
    text('accepted', whole(statistics.accepted));
    text('lists', whole(statistics.lists) + ' lists given');
    text('refused', whole(statistics.refused));
    text('refused-share', events ? decimal(100 * statistics.refused / events) + '% of events' : '');
    text('invalid', whole(statistics.invalid));
    showCycles(statistics.cycles);
    const done = statistics.on_purpose;
    text('on-purpose', `So far: errors ${whole(done.errors)}, disconnects ${whole(done.disconnects)}, cancellations ${whole(done.cancels)}.`);
  }

  function showCycles(cycles) {
    if (!cycles.n) {
      text('cycles', '–');
      text('spread', 'no application yet');
      $('spread').className = 'note';
      return;
    }
    const even = cycles.max - cycles.min <= 1;
    text('cycles', [whole(cycles.min), decimal(cycles.average), whole(cycles.max)].join(' · '));
    text('spread', even ? 'even: within one cycle' : 'uneven: ' + whole(cycles.max - cycles.min) + ' cycles apart');
    $('spread').className = 'note ' + (even ? 'good' : 'bad');
  }

  function duration(seconds) {
    const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
    const first = parts.findIndex(([size]) => seconds >= size);
    if (first < 0) return '0 s';
    const [size, unit] = parts[first];
    const [less, lessUnit] = parts[first + 1] || [1, ''];
    const rest = Math.floor(seconds % size / less);
    return Math.floor(seconds / size) + ' ' + unit + (rest ? ` ${rest} ${lessUnit}` : '');
  }

  // ---- the chart: a gap where nothing is known -----------------------------------------------------------------------

  function drawChart(value) {
    rates.push(value);
    if (rates.length > POINTS) rates.shift();
    const most = Math.max(1, ...rates.map(each => each || 0));
    const span = Math.max(SPAN, rates.length);
    const first = span - rates.length;
    const place = (each, i) => `${first + i + 0.5} ${(99 - 97 * each / most).toFixed(2)}`;
    let curve = '';
    let area = '';
    let start = -1;
    rates.concat([null]).forEach((each, i) => {
      if (each !== null) {
        curve += (start < 0 ? 'M' : 'L') + place(each, i);
        area += start < 0 ? `M${first + i + 0.5} 100L${place(each, i)}` : 'L' + place(each, i);
        if (start < 0) start = i;
      } else if (start >= 0) {
        area += `L${first + i - 0.5} 100Z`;
        start = -1;
      }
    });
    $('chart').setAttribute('viewBox', `0 0 ${span} 100`);
    $('curve').setAttribute('d', curve);
    $('area').setAttribute('d', area);
    text('span', 'the last ' + duration(span));
    text('top', 'at most ' + decimal(Math.max(0, ...rates.map(each => each || 0))));
    $('chart').setAttribute('aria-label', 'Events a second over the last ' + duration(span) + ', ' + (value === null ? 'none known now' : decimal(value) + ' now'));
  }

  // ---- tables --------------------------------------------------------------------------------------------------------

  function showStates(states) {
    const body = $('states').tBodies[0];
    const names = Object.keys(states);
    ifChanged(body, names, () => {
      body.replaceChildren();
      for (const name of names) {
        const row = body.insertRow();
        cell(row, name, 'text words', 'th');
        cell(row, '');
        cell(row, '', 'bar').appendChild(document.createElement('div')).appendChild(document.createElement('div'));
      }
    });
    const sum = Math.max(1, Object.values(states).reduce((a, b) => a + b, 0));
    names.forEach((name, i) => {
      const row = body.rows[i];
      row.cells[1].textContent = whole(states[name]);
      row.cells[2].firstChild.firstChild.style.width = 100 * states[name] / sum + '%';
    });
  }

  function showEvents(events, latency) {
    const body = $('events').tBodies[0];
    const names = Object.keys(events);
    ifChanged(body, names, () => {
      body.replaceChildren();
      for (const name of names) {
        const row = body.insertRow();
        cell(row, name, 'text words', 'th');
        for (let i = 0; i < 6; i++) cell(row, '');
      }
    });
    names.forEach((name, i) => {
      const took = (Object.hasOwn(latency, name) && latency[name]) || {};
      const values = [events[name].accepted, events[name].refused].map(whole);
      for (const key of ['p50', 'p90', 'p99', 'max']) values.push(key in took ? decimal(took[key]) : '–');
      values.forEach((value, column) => {
        body.rows[i].cells[column + 1].textContent = value;
      });
    });
  }

  const named = entry => (entry.account ? entry.account + ' / ' : '') + entry.app;

  function showRefusals(refusals) {
    const body = $('refusals').tBodies[0];
    $('no-refusals').hidden = refusals.length > 0;
    $('refusals-box').hidden = refusals.length === 0;
    ifChanged(body, refusals, () => {
      body.replaceChildren();
      for (const refusal of refusals) {
        const row = body.insertRow();
        cell(row, new Date(refusal.at).toLocaleTimeString('en-GB'), 'text');
        cell(row, named(refusal), 'text words');
        cell(row, refusal.event + ('progress' in refusal ? ' at ' + refusal.progress : ''), 'text words');
        cell(row, refusal.state, 'text words');
        cell(row, refusal.reason + ': ' + (REASONS[refusal.reason] || ''), 'text words long');
      }
    });
  }

  // ---- faults --------------------------------------------------------------------------------------------------------

  function showFaults(faults) {
    const body = $('faults').tBodies[0];
    ifChanged(body, faults, () => {
      body.replaceChildren();
      faultRow(body, 'all applications', faults.all, null);
      for (const rule of faults.apps) faultRow(body, named(rule), rule, rule);
    });
  }

  function faultRow(body, name, rule, app) {
    const row = body.insertRow();
    cell(row, name, 'text words', 'th');
    for (const key of KEYS) {
      const off = key === 'status' ? rule.errors === NOTHING.errors : rule[key] === NOTHING[key];
      cell(row, off ? '–' : rule[key], (key === 'latency' ? 'text ' : '') + (off ? 'none' : ''));
    }
    const place = cell(row, '');
    button(place, 'Change', 'Change what goes wrong for ' + name, () => fill(rule, app));
    if (app) button(place, 'Remove', 'Remove the rule of ' + name, () => send('DELETE', path(app.account, app.app), undefined, name + ' goes by the rule for all again.'));
  }

  function button(place, label, meaning, action) {
    const made = place.appendChild(document.createElement('button'));
    made.type = 'button';
    made.textContent = label;
    made.setAttribute('aria-label', meaning);
    made.addEventListener('click', action);
  }

  function fill(rule, app) {
    clearProblems();
    for (const key of KEYS) $(key).value = rule[key] === NOTHING[key] ? '' : rule[key];
    $('account').value = app ? app.account : '';
    $('app').value = app ? app.app : '';
    $('latency').focus();
  }

  const path = (account, app) => '/faults' + (account ? '/' + encodeURIComponent(account) : '') + (app ? '/' + encodeURIComponent(app) : '');

  function clearProblems() {
    text('outcome', '');
    for (const input of $('form').querySelectorAll('input')) {
      input.removeAttribute('aria-invalid');
      text(input.id + '-problem', '');
    }
  }

  function problem(key, message) {
    text(key + '-problem', message);
    $(key).setAttribute('aria-invalid', 'true');
  }

  function outcome(message, good) {
    text('outcome', message);
    $('outcome').className = good ? 'good' : 'bad';
  }

  async function send(method, where, body, done) {
    clearProblems();
    try {
      const response = await fetch(where, {method, body: body && JSON.stringify(body), cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
      const answer = await response.json();
      if (response.ok) {
        showFaults(answer);
        outcome(done, true);
      } else {
        refuse(answer.detail);
      }
    } catch (e) {
      outcome('The emulator does not answer: nothing is known to have changed.', false);
    }
  }

  function refuse(details) {
    outcome('Nothing has changed.', false);
    for (const detail of Array.isArray(details) ? details : []) {
      const key = detail.loc[1];
      if (KEYS.includes(key)) problem(key, detail.msg);
      else outcome(detail.msg, false);
    }
    const first = $('form').querySelector('[aria-invalid]');
    if (first) first.focus();
  }

  function submit() {
    const account = accounts ? $('account').value.trim() : '';
    const app = $('app').value.trim();
    const lacking = accounts && !account === !!app ? (app ? 'account' : 'app') : null;
    clearProblems();
    for (const [key, value] of [['account', account], ['app', app]]) {
      if (key === lacking || value === '.' || value === '..') {
        problem(key, key === lacking ? 'both, or neither' : 'is no part of a path');
        $(key).focus();
        return;
      }
    }
    const rule = {};
    for (const key of KEYS) {
      const value = $(key).value.trim();
      if (value) rule[key] = WHOLE.includes(key) && /^\d+$/.test(value) ? Number(value) : value;
    }
    send('PUT', path(account, app), rule, 'In force for ' + (app ? named({account, app}) : 'all applications') + '.');
  }

  // ---- once a second -------------------------------------------------------------------------------------------------

  async function get(where) {
    const response = await fetch(where, {headers: {Accept: 'application/json'}, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
    if (!response.ok) throw new Error(where + ' is answered with ' + response.status);
    return response.json();
  }

  let lost = null;

  function answering(yes) {
    if (yes) lost = null;
    else lost = lost || new Date();
    $('gone').hidden = yes;
    text('gone', yes ? '' : 'The emulator has not answered since ' + lost.toLocaleTimeString('en-GB') + '. The numbers are older; they go on when it is back.');
    document.body.classList.toggle('stale', !yes);
  }

  async function round() {
    try {
      const [statistics, latency, refusals, faults] = await Promise.all(['/statistics', '/statistics/latency', '/statistics/refusals', '/faults'].map(get));
      const value = rate(statistics, performance.now());
      answering(true);
      showTiles(statistics, value);
      drawChart(value);
      showStates(statistics.states);
      showEvents(statistics.events, latency.events);
      showRefusals(refusals.refusals);
      showFaults(faults);
    } catch (e) {
      before = null;
      answering(false);
      drawChart(null);
    }
    setTimeout(round, PERIOD);
  }

  $('account-field').hidden = !accounts;
  $('form').addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  $('clear').addEventListener('click', () => send('DELETE', '/faults', undefined, 'Nothing goes wrong any more.'));
  round();
})();
