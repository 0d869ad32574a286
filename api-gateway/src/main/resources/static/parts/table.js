// A table: columns are {name, cell(row), kind: 'number' | 'optional' | 'number optional' | 'actions'}.
import { html } from '../lib.js';

export function Table({ name, columns, rows, keyOf }) {
  return html`
    <div class="scroll" role="group" aria-label=${name} tabindex="0">
      <table>
        <caption class="unseen">${name}</caption>
        <thead>
          <tr>${columns.map(column => html`
            <th scope="col" class=${column.kind} key=${column.name}>
              ${column.kind === 'actions' ? html`<span class="unseen">${column.name}</span>` : column.name}
            </th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row => html`
            <tr key=${keyOf(row)}>
              ${columns.map((column, place) => place === 0
                ? html`<th scope="row" key=${column.name}>${column.cell(row)}</th>`
                : html`<td class=${column.kind} key=${column.name}>${column.cell(row)}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}

/** The parts of a long list: one is shown at a time, however long it is. */
export function Pages({ here, cursor, hrefOf }) {
  if (!here && !cursor) {
    return null;
  }
  return html`
    <nav class="pages" aria-label="Pages">
      ${here && html`<a href=${hrefOf(null)}>First page</a>`}
      ${cursor ? html`<a href=${hrefOf(cursor)}>Next page</a>` : html`<span class="muted">This is the last page</span>`}
    </nav>`;
}
