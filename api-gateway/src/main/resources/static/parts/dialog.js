// A dialog over the page: the browser keeps the focus in it and gives it back.
import { html, useEffect, useRef } from '../lib.js';
import { useId } from './field.js';

export function Dialog({ title, close, wide = false, children }) {
  const element = useRef(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return html`
    <dialog ref=${element} class=${wide ? 'wide' : ''} aria-labelledby=${heading}
        onCancel=${event => { event.preventDefault(); close(); }}
        onClick=${event => { if (event.target === element.current) { close(); } }}>
      <div class="sheet">
        <header>
          <h2 id=${heading}>${title}</h2>
          <button type="button" class="plain" aria-label="Close" onClick=${close}>×</button>
        </header>
        ${children}
      </div>
    </dialog>`;
}

/** For what ends with its button gone: the focus, which the button had or the browser would give back to it, goes to the page's heading. */
export function focusPage() {
  setTimeout(() => document.querySelector('main h1')?.focus());
}
