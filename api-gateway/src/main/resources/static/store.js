// A value that parts of the page share: each is drawn anew when it changes.
import { useEffect, useReducer } from './lib.js';

export function store(initial) {
  let value = initial;
  const listeners = new Set();
  return {
    get: () => value,
    set(next) {
      value = typeof next === 'function' ? next(value) : next;
      listeners.forEach(listener => listener());
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore(shared) {
  const [, draw] = useReducer(count => count + 1, 0);
  useEffect(() => shared.listen(draw), [shared]);
  return shared.get();
}
