// What people say of a creator; no scrape changes it.
import { send } from '../api.js';
import { html, useState } from '../lib.js';
import { useAction } from '../parts/data.js';
import { Entry, Section } from '../parts/field.js';
import { tell } from '../parts/notices.js';
import { Problem } from '../parts/problem.js';

const FIELDS = ['niche', 'review', 'notes'];

export function Curation({ base, creator, etag, reload }) {
  const [values, set] = useState(creator.curated);
  const change = field => text => set(old => ({ ...old, [field]: text }));
  const changed = FIELDS.filter(field => (values[field] ?? '') !== (creator.curated[field] ?? ''));
  const saving = useAction(
    () => {
      const patch = Object.fromEntries(changed.map(field => [field, values[field].trim() === '' ? null : values[field]]));
      return send('PATCH', base, patch, etag ? { 'If-Match': etag } : {});
    },
    () => {
      tell('Saved.');
      reload();
    });
  const submit = event => {
    event.preventDefault();
    saving.run();
  };
  return html`
    <${Section} title="Curation" id="curation">
      <form aria-label="Curation" class="curation" onSubmit=${submit}>
        <${Entry} label="Niche" value=${values.niche ?? ''} change=${change('niche')} maxlength="80" />
        <${Entry} label="Review" value=${values.review ?? ''} change=${change('review')} />
        <${Entry} label="Notes" lines=${4} value=${values.notes ?? ''} change=${change('notes')} />
        <p class="actions">
          <button class="main" disabled=${saving.busy || changed.length === 0}>${saving.busy ? 'Saving…' : 'Save'}</button>
          ${changed.length > 0 && html`<span class="muted">Changed, not saved: ${changed.join(', ')}</span>`}
        </p>
      </form>
      <${Problem} problem=${saving.problem} retry=${saving.problem?.status === 412 ? reload : undefined} />
    <//>`;
}
