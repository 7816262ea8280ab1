// Sends orders, and says what became of them: beside what was pressed, and in the log.
import {$, make} from './dom.js';
import {daytime} from './format.js';
import {post} from './session.js';

const KEPT = 50;

/** True when it was carried out. What is pressed twice is sent once. */
export async function order(name, more, button, near) {
  if (button.getAttribute('aria-busy') === 'true') return false;
  button.setAttribute('aria-busy', 'true');
  say(near, null);
  try {
    const {status, body} = await post('/api/orders', {id: random(), order: name, ...more});
    const good = status === 200 && body && typeof body.done === 'string';
    if (good) say(near, body.done);
    else refuse(near, body, status);
    return good;
  } catch (e) {
    refuse(near, null, 0);
    return false;
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), each => each.toString(16).padStart(2, '0')).join('');
}

function say(near, done) {
  near.className = 'answer good';
  near.replaceChildren(...(done ? [done] : []));
  if (done) log(done, 'good');
}

function refuse(near, body, status) {
  const problems = problemsOf(body, status);
  near.className = 'answer bad';
  near.replaceChildren(problemList(problems));
  log(problems.map(sentence).join(' · '), 'bad');
}

export function problemsOf(body, status) {
  if (body && Array.isArray(body.problems) && body.problems.length) return body.problems;
  const expected = status === 0 ? 'The swarm does not answer: nothing is known to have changed.'
    : status === 429 ? 'Too much at once: wait a moment, then try again.'
      : 'Refused with status ' + status + ': nothing has changed.';
  return [{key: '', value: '', expected, hint: ''}];
}

export function sentence({where, key, value, expected, hint}) {
  const place = [where, key && value ? key + ' = ' + value : key].filter(Boolean).join(': ');
  return (place ? place + ': ' : '') + expected + (hint ? ' (' + hint + ')' : '');
}

/** Problems as a list; a line that is named leads there. */
export function problemList(problems, goTo) {
  return make('ul', {class: 'problems'}, ...problems.map(each => {
    const line = goTo && /line (\d+)/.exec(each.where || '');
    if (!line) return make('li', {}, sentence(each));
    const button = make('button', {type: 'button', class: 'link'}, 'line ' + line[1]);
    button.addEventListener('click', () => goTo(Number(line[1])));
    return make('li', {}, button, ' ' + sentence({...each, where: ''}));
  }));
}

function log(words, kind) {
  const list = $('log');
  list.prepend(make('li', {class: kind}, make('time', {}, daytime(Date.now())), ' ' + words));
  while (list.children.length > KEPT) list.lastElementChild.remove();
}
