// Fields with their labels, and words with their colours.
import { capital } from '../format.js';
import { html, useRef } from '../lib.js';

let fields = 0;

/** A name of an element that stays as long as the element. */
export function useId() {
  const id = useRef(null);
  id.current ??= `field-${++fields}`;
  return id.current;
}

export function Choice({ label, value, options, change }) {
  const id = useId();
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} value=${value ?? ''} onChange=${event => change(event.target.value)}>
        ${options.map(option => {
          const [given, shown] = Array.isArray(option) ? option : [option, capital(option)];
          return html`<option key=${given} value=${given} selected=${given === (value ?? '')}>${shown}</option>`;
        })}
      </select>
    </div>`;
}

/** A field of one line, or of more with `lines`. */
export function Entry({ label, value, change, lines, hint, ...rest }) {
  const id = useId();
  const shared = { id, value, onInput: event => change(event.target.value), 'aria-describedby': hint ? `${id}-hint` : undefined, ...rest };
  return html`
    <div class="field ${lines ? 'long' : ''}">
      <label for=${id}>${label}</label>
      ${lines ? html`<textarea rows=${lines} ...${shared}></textarea>` : html`<input type="text" ...${shared} />`}
      ${hint && html`<small id=${`${id}-hint`}>${hint}</small>`}
    </div>`;
}

const TONES = {
  good: ['succeeded', 'done', 'active', 'up', 'stored', 'consistent', 'holds', 'healthy'],
  busy: ['running', 'accepted'],
  bad: ['failed', 'dead', 'down', 'gone', 'refused', 'unavailable', 'lost'],
  warn: ['incomplete', 'cancelled', 'stopping', 'stalled', 'paused', 'degraded', 'private'],
};

/** A word with a colour that says the same as the word. */
export function State({ word, tone, testid }) {
  const found = tone ?? Object.keys(TONES).find(key => TONES[key].includes(word)) ?? 'calm';
  return html`<span class="state ${found}" data-testid=${testid}>${word}</span>`;
}

/** How much of a whole: a bar with a name, and the numbers beside it. */
export function Progress({ name, value, of, text }) {
  return html`
    <span class="progress">
      <progress aria-label=${name} max=${Math.max(of, 1)} value=${of === 0 ? 0 : value}></progress>
      <span class="figure">${text ?? `${value} of ${of}`}</span>
    </span>`;
}

/** Names with what they stand for. */
export const Facts = ({ facts }) => html`
  <dl class="facts">
    ${facts.filter(Boolean).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;

export function Section({ title, id, actions, children }) {
  return html`
    <section class="card" aria-labelledby=${`h-${id}`}>
      <header><h2 id=${`h-${id}`}>${title}</h2>${actions && html`<div class="actions">${actions}</div>`}</header>
      ${children}
    </section>`;
}
