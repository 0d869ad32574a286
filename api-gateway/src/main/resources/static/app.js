// The console's frame: where one is, whether it is connected, and the page.
import { access, forgetKey, giveKey } from './api.js';
import { timeOfDay } from './format.js';
import { html, render, useEffect, useRef, useState } from './lib.js';
import { clock, retry, staleSince, start, useClock, useLive } from './live.js';
import { PAGES, pageOf } from './pages.js';
import { useCode } from './parts/code.js';
import { Dialog } from './parts/dialog.js';
import { Entry } from './parts/field.js';
import { Notices } from './parts/notices.js';
import { Problem } from './parts/problem.js';
import { usePlace } from './router.js';
import { useStore } from './store.js';

const LINKS = [
  ['overview', 'Overview'],
  ['jobs', 'Jobs'],
  ['creators', 'Creators'],
  ['viral', 'Viral reels'],
  ['reddit/subreddits', 'Reddit', 'reddit'],
  ['dead', 'Dead tasks'],
  ['control', 'Scrapers and queues'],
];

function Connection() {
  const state = useLive();
  useClock();
  const { needed } = useStore(access);
  const seconds = Math.max(0, Math.ceil(((state.retryAt ?? 0) - clock.get()) / 1000));
  const words = needed ? 'Key needed' : {
    live: 'Live',
    connecting: 'Connecting…',
    lost: state.heard === null ? `Not connected, retrying in ${seconds} s` : `Connection lost ${timeOfDay(state.heard)}, retrying in ${seconds} s`,
  }[state.status];
  return html`
    <div class="connection is-${needed ? 'lost' : state.status}">
      <span class="dot" aria-hidden="true"></span><span data-testid="connection">${words}</span>
      ${state.status === 'lost' && !needed && html`<button type="button" onClick=${retry}>Retry now</button>`}
    </div>`;
}

/** Says, for as long as it is so, that what is shown may not be true any more. */
function Stale() {
  const state = useLive();
  useClock();
  const since = staleSince(state);
  useEffect(() => { document.documentElement.dataset.stale = String(since !== null); }, [since !== null]);
  const words = state.status === 'lost'
    ? `Connection lost since ${since && timeOfDay(since)}, retrying. What is shown is as of then.`
    : `The gateway answers, but has no new figures since ${since && timeOfDay(since)}: its database does not answer, or is slow.`;
  return html`<div role="status" aria-live="polite">${since !== null && html`<p class="banner" data-testid="stale">${words}</p>`}</div>`;
}

function KeyDialog() {
  const { needed, refusal } = useStore(access);
  const [key, set] = useState('');
  const [later, postpone] = useState(false);
  useEffect(() => { postpone(false); set(''); }, [needed]);
  if (!needed || later) {
    return needed ? html`<p class="banner">A key is needed. <button type="button" onClick=${() => postpone(false)}>Give a key</button></p>` : null;
  }
  const submit = event => {
    event.preventDefault();
    if (key.trim() !== '') {
      giveKey(key);
    }
  };
  return html`
    <${Dialog} title="Key needed" close=${() => postpone(true)}>
      <p>The API asks for a key. It is kept in this tab until it is closed, and nowhere else.</p>
      <form onSubmit=${submit}>
        <${Entry} label="API key" type="password" value=${key} change=${set} required autocomplete="off" spellcheck="false" />
        ${refusal && html`<p class="problem" role="alert">${refusal}</p>`}
        <p class="actions"><button class="main">Use key</button></p>
      </form>
    <//>`;
}

function Header({ place }) {
  const [open, toggle] = useState(false);
  const { kept } = useStore(access);
  useEffect(() => toggle(false), [place.path]);
  return html`
    <header class="top">
      <a class="brand" href="#/overview"><img src="/icon.svg" alt="" width="22" height="22" />Creator Fleet</a>
      <button type="button" class="menu" aria-expanded=${open ? 'true' : 'false'} aria-controls="links" onClick=${() => toggle(!open)}>Menu</button>
      <nav id="links" class=${open ? 'open' : ''} aria-label="Console">
        ${LINKS.map(([path, name, first = path]) => html`
          <a key=${path} href=${`#/${path}`} aria-current=${(place.parts[0] ?? 'overview') === first ? 'page' : undefined}>${name}</a>`)}
      </nav>
      <${Connection} />
      ${kept && html`<button type="button" class="plain" onClick=${forgetKey}>Forget key</button>`}
    </header>`;
}

/** Stands where a page is to be. A browser asks a second time for code that did not come only after a reload. */
function Coming({ problem }) {
  return problem
    ? html`<${Problem} problem=${problem} retry=${() => location.reload()} />`
    : html`<p class="loading" role="status">Reading…</p>`;
}

function App() {
  const place = usePlace();
  const main = useRef(null);
  const first = useRef(true);
  const { title, load, page } = pageOf(place.parts);
  const { code, problem } = useCode(load, PAGES);
  useEffect(() => {
    document.title = `${title} · Creator Fleet`;
    if (!first.current && code) {
      window.scrollTo(0, 0);
      main.current.querySelector('h1')?.focus();
    }
    first.current = first.current && !code;
  }, [place.path, code]);
  return html`
    <a class="skip" href="#main" onClick=${event => { event.preventDefault(); main.current.focus(); }}>Skip to content</a>
    <${Header} place=${place} />
    <main id="main" tabindex="-1" ref=${main}>
      <${Stale} />
      <${KeyDialog} />
      <div class="page" key=${place.path}>${code ? page(code) : html`<${Coming} problem=${problem} />`}</div>
    </main>
    <${Notices} />`;
}

start();
render(html`<${App} />`, document.getElementById('app'));
