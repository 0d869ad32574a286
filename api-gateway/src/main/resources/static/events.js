// Server-sent events over fetch, which can send a key: an EventSource cannot.
import { ask } from './api.js';

const SILENCE_MS = 20_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Follows a stream until told to stop, through every break of the connection, each time from the last event seen.
 * `on` is told of: event(data), alive(), lost(problem, retryAt), ended().
 */
export function follow(path, on, { silence = SILENCE_MS } = {}) {
  const stop = new AbortController();
  let wake = () => {};
  let lastId = null;
  let pause = FIRST_PAUSE_MS;

  async function run() {
    while (!stop.signal.aborted) {
      let problem = null;
      try {
        if (await once()) {
          on.ended?.();
          return;
        }
      } catch (failure) {
        problem = failure;
      }
      if (stop.signal.aborted) {
        return;
      }
      const wait = pause * (0.8 + Math.random() * 0.4);
      on.lost?.(problem, Date.now() + wait);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      await new Promise(go => {
        const timer = setTimeout(go, wait);
        wake = () => { clearTimeout(timer); go(); };
      });
    }
  }

  /** Reads the stream as long as it lasts; whether nothing more will come. */
  async function once() {
    const attempt = new AbortController();
    const abort = () => attempt.abort();
    stop.signal.addEventListener('abort', abort);
    let watchdog = setTimeout(abort, silence);
    try {
      const headers = lastId === null ? {} : { 'Last-Event-ID': lastId };
      const answer = await ask(path, { headers, signal: attempt.signal, cache: 'no-store' });
      if (answer.status === 204) {
        return true;
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return false;
        }
        clearTimeout(watchdog);
        watchdog = setTimeout(abort, silence);
        pause = FIRST_PAUSE_MS;
        on.alive?.();
        text += value;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          take(text.slice(0, end));
          text = text.slice(end + 2);
        }
      }
    } finally {
      clearTimeout(watchdog);
      stop.signal.removeEventListener('abort', abort);
      attempt.abort();
    }
  }

  function take(event) {
    const fields = event.split('\n').filter(line => !line.startsWith(':'));
    const data = fields.filter(line => line.startsWith('data: ')).map(line => line.slice(6)).join('\n');
    const id = fields.find(line => line.startsWith('id: '));
    if (data !== '') {
      lastId = id?.slice(4) ?? lastId;
      on.event(JSON.parse(data));
    }
  }

  run();
  return { stop: () => { stop.abort(); wake(); }, retry: () => { pause = FIRST_PAUSE_MS; wake(); } };
}
