// The end of a creator: rows, objects and open work. Nobody gets here by a slip of the hand.
import { send } from '../api.js';
import { plural } from '../format.js';
import { html, useState } from '../lib.js';
import { useAction } from '../parts/data.js';
import { Dialog } from '../parts/dialog.js';
import { Entry, Section } from '../parts/field.js';
import { tell } from '../parts/notices.js';
import { Problem } from '../parts/problem.js';
import { go } from '../router.js';

export function Deletion({ base, username }) {
  const [asking, ask] = useState(false);
  const [typed, type] = useState('');
  const deleting = useAction(() => send('DELETE', base), answer => {
    const others = answer.others > 0 ? ` ${plural(answer.others, 'other account')} had the name before: to be deleted apart.` : '';
    tell(`${username} is being deleted: this job proves it.${others}`);
    go(['jobs', answer.job.id]);
  });
  const open = () => { type(''); deleting.clear(); ask(true); };
  const submit = event => {
    event.preventDefault();
    if (typed === username) {
      deleting.run();
    }
  };
  return html`
    <${Section} title="Delete" id="delete">
      <p class="actions"><button type="button" class="danger" onClick=${open}>Delete ${username}…</button></p>
      ${asking && html`
        <${Dialog} title=${`Delete ${username}?`} close=${() => ask(false)}>
          <p>All rows, all files in the bucket and all open work of ${username} go. This cannot be undone; it can only be read anew from the platform.</p>
          <form onSubmit=${submit}>
            <${Entry} label=${`Type ${username} to confirm`} value=${typed} change=${type} autocomplete="off" autocapitalize="none" spellcheck="false" />
            <${Problem} problem=${deleting.problem} />
            <p class="actions">
              <button class="danger" disabled=${typed !== username || deleting.busy}>${deleting.busy ? 'Deleting…' : 'Delete for good'}</button>
              <button type="button" onClick=${() => ask(false)}>Keep</button>
            </p>
          </form>
        <//>`}
    <//>`;
}
