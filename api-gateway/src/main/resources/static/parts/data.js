// What a page reads from the API, and what a button does with it.
import { access, ask } from '../api.js';
import { useEffect, useReducer, useRef, useState } from '../lib.js';
import { useStore } from '../store.js';

// A reading that takes long is made less often.
const REST_PER_READING = 4;

/**
 * The answer at an address, read again every so often if that is wanted: {data, etag, problem, loading, reload}. What was
 * read before is shown until the next answer is there, or tells why there is none. Another version is read anew.
 */
export function useData(path, everyMs = 0, version = 0) {
  const { turn } = useStore(access);
  const [state, set] = useState({ path: null });
  const [again, reload] = useReducer(count => count + 1, 0);

  useEffect(() => {
    if (path === null) {
      return undefined;
    }
    const stop = new AbortController();
    let timer = 0;
    let read = false;
    const load = async () => {
      const begun = performance.now();
      if (!document.hidden || !read) {
        try {
          const answer = await ask(path, { signal: stop.signal });
          const data = await answer.json();
          read = true;
          set({ path, data, etag: answer.headers.get('ETag'), at: Date.now() });
        } catch (problem) {
          if (stop.signal.aborted) {
            return;
          }
          set(old => ({ ...(old.path === path ? old : {}), path, problem }));
        }
      }
      if (everyMs > 0 && !stop.signal.aborted) {
        timer = setTimeout(load, Math.max(everyMs, REST_PER_READING * (performance.now() - begun)));
      }
    };
    load();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, everyMs, version, turn, again]);

  return { ...state, loading: path !== null && state.path !== path, reload };
}

/** Something a button does: {run, busy, problem, clear}. What it answered is given to `then`. */
export function useAction(action, then = () => {}) {
  const [state, set] = useState({ busy: false, problem: null });
  const here = useRef(true);
  useEffect(() => () => { here.current = false; }, []);

  const run = async (...given) => {
    set({ busy: true, problem: null });
    try {
      const answer = await action(...given);
      then(answer);
      if (here.current) {
        set({ busy: false, problem: null });
      }
    } catch (problem) {
      if (here.current) {
        set({ busy: false, problem });
      }
    }
  };
  return { ...state, run, clear: () => set({ busy: false, problem: null }) };
}
