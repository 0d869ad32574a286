// Where the page is, as its address says behind the #.
import { store, useStore } from './store.js';

function parse() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { parts: path.split('/').map(decode).filter(part => part !== ''), query: new URLSearchParams(search), path };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const place = store(parse());
window.addEventListener('hashchange', () => place.set(parse()));

export const usePlace = () => useStore(place);

/** An address within the console: parts of a path, and a query without what is empty. */
export function address(parts, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return `#/${parts.map(encodeURIComponent).join('/')}${search}`;
}

export function go(parts, query) {
  location.hash = address(parts, query);
}

/** The same page with other values in its query; a list begins anew. */
export function narrow(values) {
  const { parts, query } = place.get();
  go(parts, { ...Object.fromEntries(query), cursor: null, ...values });
}

/** Where a creator is shown, by the name he is held under. */
export function creatorAddress(platform, username) {
  if (platform !== 'reddit') {
    return address(['creators', username]);
  }
  const [kind, ...name] = username.split('/');
  return address(['reddit', kind === 'u' ? 'user' : 'subreddit', name.join('/')]);
}
