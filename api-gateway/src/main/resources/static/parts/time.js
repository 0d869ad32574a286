// An instant, as its age; exactly, when it is pointed at.
import { UNKNOWN, ago, moment } from '../format.js';
import { html } from '../lib.js';
import { now, useClock } from '../live.js';

export function Time({ at, none = UNKNOWN }) {
  useClock();
  return at ? html`<time datetime=${at} title=${moment(at)}>${ago(at, now())}</time>` : html`<span class="muted">${none}</span>`;
}
