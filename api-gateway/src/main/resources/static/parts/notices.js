// What was done, said for a while, and to screen readers at once.
import { html } from '../lib.js';
import { store, useStore } from '../store.js';

const SHOWN_MS = 8_000;
const UNDOABLE_MS = 30_000;
const notices = store([]);
let last = 0;

const remove = id => notices.set(all => all.filter(notice => notice.id !== id));

/** Says something; with an action {name, run}, which takes it back, it stays for longer. */
export function tell(text, action = null) {
  const id = ++last;
  notices.set(all => [...all.slice(-3), { id, text, action }]);
  setTimeout(remove, action === null ? SHOWN_MS : UNDOABLE_MS, id);
}

export function Notices() {
  const all = useStore(notices);
  return html`
    <div class="notices" role="status" aria-live="polite" data-testid="notices">
      ${all.map(({ id, text, action }) => html`
        <div class="notice" key=${id}>
          <span>${text}</span>
          ${action && html`<button type="button" onClick=${() => { remove(id); action.run(); }}>${action.name}</button>`}
          <button type="button" class="plain" aria-label="Close notice" onClick=${() => remove(id)}>×</button>
        </div>`)}
    </div>`;
}
