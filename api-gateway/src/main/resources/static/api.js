// The HTTP API, and the key it is asked with. The key is kept for this tab's session and nowhere else.
import { store } from './store.js';

const KEPT = 'fleet.key';

/** Whether a key is needed, whether one is kept, and why the last was refused. `turn` grows when another is used. */
export const access = store({ needed: false, kept: sessionStorage.getItem(KEPT) !== null, refusal: null, turn: 0 });

/** Why a request was not answered as it was meant. */
export class Problem extends Error {
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export function giveKey(key) {
  sessionStorage.setItem(KEPT, key.trim());
  access.set(old => ({ needed: false, kept: true, refusal: null, turn: old.turn + 1 }));
}

export function forgetKey() {
  sessionStorage.removeItem(KEPT);
  access.set(old => ({ needed: false, kept: false, refusal: null, turn: old.turn + 1 }));
}

/** The answer as it comes, for streams; refusals are thrown. */
export async function ask(path, { headers = {}, ...options } = {}) {
  const key = sessionStorage.getItem(KEPT);
  const turn = access.get().turn;
  const answer = await reach(path, {
    ...options,
    headers: key === null ? headers : { ...headers, Authorization: `Bearer ${key}` },
  });
  if (answer.ok) {
    return answer;
  }
  const problem = await read(answer);
  if (answer.status === 401 && turn === access.get().turn) {
    access.set(old => ({ ...old, needed: true, refusal: key === null ? null : problem.message }));
  }
  throw problem;
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, 'The gateway cannot be reached.');
  }
}

async function read(answer) {
  const retryAfter = Number(answer.headers.get('Retry-After')) || null;
  try {
    const document = await answer.json();
    return new Problem(answer.status, document.detail ?? document.title ?? answer.statusText, retryAfter);
  } catch {
    return new Problem(answer.status, `The gateway answered ${answer.status} ${answer.statusText}.`, retryAfter);
  }
}

export async function get(path, options) {
  return (await ask(path, options)).json();
}

/** Sends a body, if there is one, and gives the answer. */
export async function send(method, path, body, headers = {}) {
  const options = body === undefined ? { method, headers } : {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return (await ask(path, options)).json();
}

export const post = (path, body) => send('POST', path, body);

/** A query of what is given; what is empty is left out. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** An address from outside, if it leads to the web and nowhere else. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
