// Why something was not done, and what to do about it.
import { html } from '../lib.js';

function next({ status, retryAfter }) {
  switch (status) {
    case 0: return 'See whether the gateway runs and this machine is on the network, then try again.';
    case 400:
    case 422: return 'Nothing was changed. Correct what is named and send it again.';
    case 401: return 'Give a key that is valid; an operator can create one with deploy/fleet key create.';
    case 403: return 'Nothing was changed. Use a key with the role operator: forget the present one at the top of the page.';
    case 404: return 'It may have been deleted meanwhile, or never have been there. Go back to the list and look for it.';
    case 409: return 'Nothing was changed. Wait for what is under way to end, then try again.';
    case 410: return 'It was taken down and is not shown any more.';
    case 412: return 'Somebody changed it meanwhile. Read it again, then make your change.';
    case 429: return `Too much at once. Try again in ${retryAfter ?? 'a few'} seconds.`;
    case 503: return `The database does not answer; nothing that was accepted is lost. Try again in ${retryAfter ?? 'a few'} seconds.`;
    default: return 'Try again; if it stays like this, the gateway’s log says more: deploy/fleet logs api-gateway.';
  }
}

export function Problem({ problem, retry }) {
  if (!problem) {
    return null;
  }
  return html`
    <div class="problem" role="alert" data-testid="problem">
      <p><strong>${problem.message}</strong></p>
      <p>${next(problem)}</p>
      ${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
    </div>`;
}

/** What stands where nothing is to be shown yet, or at all: being read, a problem, or a sentence. */
export function Instead({ reading, children }) {
  if (reading.problem && !reading.data) {
    return html`<${Problem} problem=${reading.problem} retry=${reading.reload} />`;
  }
  if (!reading.data) {
    return html`<p class="loading" role="status">Reading…</p>`;
  }
  // That the gateway cannot be reached is said at the top of the page, for all of it.
  return html`
    ${reading.problem?.status !== 0 && html`<${Problem} problem=${reading.problem} retry=${reading.reload} />`}
    <div class="found" aria-busy=${reading.loading ? 'true' : 'false'}>${children(reading.data)}</div>`;
}

export const Empty = ({ children }) => html`<p class="empty">${children}</p>`;
