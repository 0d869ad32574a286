// Code that comes after the first page: what a page needs is asked for when one goes there.
import { useEffect, useReducer, useState } from '../lib.js';

// The first page has read what it shows by then.
const AFTER_MS = 2000;
const NONE = {};
const here = new Map();

const bring = async load => here.set(load, await load());

/** What `load` brings: {code, problem}. Once it is there the others are brought too, for the gateway may be away later. */
export function useCode(load, others) {
  const [, again] = useReducer(count => count + 1, 0);
  const [problem, set] = useState(null);
  const code = load ? here.get(load) : NONE;

  useEffect(() => {
    if (code) {
      return;
    }
    set(null);
    bring(load).then(again, () => set({ status: 0, message: 'The page did not come: the gateway does not answer' }));
  }, [load]);

  const begun = code !== undefined;
  useEffect(() => {
    if (begun) {
      // What does not come then is asked for, and told of, when one goes there.
      setTimeout(() => others.filter(other => !here.has(other)).forEach(other => bring(other).catch(() => {})), AFTER_MS);
    }
  }, [begun]);

  return { code, problem };
}
