// Who looks at the page, and what is sent in that name.

const PATIENCE = 30000;

export const session = {role: 'viewer', name: '', token: '', login: false};

export const mayOrder = () => session.role === 'operator';

export async function open() {
  const answer = await fetch('/api/session', {cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
  if (answer.status === 401) {
    toLogin();
    return false;
  }
  if (!answer.ok) throw new Error('/api/session is answered with ' + answer.status);
  Object.assign(session, await answer.json());
  return true;
}

/** Without a session this address is the login. Not over and over, should that not be so. */
export function toLogin() {
  const last = Number(sessionStorage.getItem('login') || 0);
  if (Date.now() - last < 5000) return;
  sessionStorage.setItem('login', String(Date.now()));
  location.reload();
}

/** The answer as {status, body}; body is null where it was no JSON. Fails where nobody answers. */
export async function post(where, body) {
  const answer = await fetch(where, {
    method: 'POST', body: JSON.stringify(body), cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
    headers: {'Content-Type': 'application/json', Accept: 'application/json', 'X-Tidemark-Token': session.token},
  });
  if (answer.status === 401) toLogin();
  return {status: answer.status, body: await answer.json().catch(() => null)};
}

export async function logout() {
  await post('/logout', {}).catch(() => null);
  location.reload();
}
