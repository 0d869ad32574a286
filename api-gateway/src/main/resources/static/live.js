// The overview as it changes, on every page: whether the gateway is there, and how the fleet is.
import { access } from './api.js';
import { follow } from './events.js';
import { store, useStore } from './store.js';

// Readings come every second, signs of life every two.
const SILENCE_MS = 6_000;
const OLD_MS = 6_000;
const HIDDEN_FOR_MS = 30_000;

/** status: connecting, live or lost; `at`: when the last reading came, `heard` when anything did; both by this clock. */
export const live = store({ status: 'connecting', overview: null, at: null, heard: null, retryAt: null, problem: null });

/** The time of this machine, for ages that go on by themselves. */
export const clock = store(Date.now());

let stream = null;
let hidden = null;
let ahead = 0;

/** The gateway's time as well as it is known. */
export const now = () => clock.get() + ahead;

function connect() {
  stream?.stop();
  stream = follow('/api/overview/events', {
    event(overview) {
      ahead = Date.parse(overview.at) - Date.now();
      live.set(old => ({ ...old, overview, at: Date.now() }));
    },
    alive: () => live.set(old => ({ ...old, status: 'live', heard: Date.now(), retryAt: null, problem: null })),
    lost: (problem, retryAt) => live.set(old => ({ ...old, status: 'lost', retryAt, problem })),
  }, { silence: SILENCE_MS });
}

export const retry = () => stream?.retry();

// A hidden page needs no figures, and a browser has few connections for all its tabs.
function whenShownOrHidden() {
  clearTimeout(hidden);
  if (document.hidden) {
    hidden = setTimeout(() => { stream?.stop(); stream = null; }, HIDDEN_FOR_MS);
  } else if (stream === null) {
    live.set(old => ({ ...old, status: 'connecting' }));
    connect();
  } else {
    stream.retry();
  }
}

export function start() {
  connect();
  let turn = access.get().turn;
  access.listen(() => {
    if (turn !== access.get().turn) {
      turn = access.get().turn;
      connect();
    }
  });
  document.addEventListener('visibilitychange', whenShownOrHidden);
  setInterval(() => clock.set(Date.now()), 1_000);
}

/** Since when what is shown is not known to be true any more; null: it is. */
export function staleSince(state) {
  if (state.status === 'lost') {
    return state.heard;
  }
  return state.at !== null && clock.get() - state.at > OLD_MS ? state.at : null;
}

export const useLive = () => useStore(live);
export const useClock = () => useStore(clock);
