// Logs in, and leads to the page.
const PATIENCE = 30000;

const $ = id => document.getElementById(id);

async function enter() {
  $('answer').textContent = '';
  $('enter').disabled = true;
  try {
    const answer = await fetch('/login', {
      method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE), headers: {'Content-Type': 'application/json', Accept: 'application/json'},
      body: JSON.stringify({account: document.querySelector('[name=account]:checked').value, password: $('password').value, name: $('name').value.trim(), nonce: await nonce()}),
    });
    if (answer.ok) {
      sessionStorage.removeItem('login');
      location.reload();
      return;
    }
    refuse(answer);
  } catch (e) {
    $('answer').textContent = 'The swarm does not answer. Try again.';
  }
  $('enter').disabled = false;
  $('password').select();
  $('password').focus();
}

async function session() {
  const answer = await fetch('/api/session', {cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
  return answer.json().catch(() => ({}));
}

// Good for one attempt: what is sent a second time is refused.
const nonce = async () => (await session()).nonce || '';

// Where there is one account only, nothing is to be chosen.
async function offer() {
  const {accounts} = await session();
  if (!Array.isArray(accounts) || !accounts.length) return;
  for (const each of document.querySelectorAll('[name=account]')) {
    each.closest('label').hidden = !accounts.includes(each.value);
    if (each.checked && !accounts.includes(each.value)) document.querySelector('[name=account][value="' + accounts[0] + '"]').checked = true;
  }
}

function refuse(answer) {
  const wait = Number(answer.headers.get('Retry-After'));
  $('answer').textContent = answer.status === 429 ? 'Too many attempts: wait ' + (wait ? wait + ' s' : 'a while') + ', then try again.'
    : answer.status === 401 || answer.status === 403 ? 'This is not the password.'
      : answer.status === 409 ? 'The page was too old for that: try again.'
        : answer.status === 503 ? 'Too many log in at once: try again in a moment.'
          : 'Refused with status ' + answer.status + '.';
}

$('login').addEventListener('submit', event => {
  event.preventDefault();
  enter();
});
offer().catch(() => {});
