// What the job claims, what the rows are and what lies in the bucket, side by side.
import { get } from '../api.js';
import { bytes, plural, whole } from '../format.js';
import { html, useState } from '../lib.js';
import { useAction } from '../parts/data.js';
import { Section, State } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { Table } from '../parts/table.js';
import { Time } from '../parts/time.js';

const ofAsked = held => (held ? `${whole(held.held)} of ${whole(held.asked)}` : '–');

function lines({ job, rows, objects }) {
  return [
    ['State', job?.state ?? 'no job is known', 'read', objects.state],
    ['Reels', ofAsked(job?.reels), whole(rows.reels), '–'],
    ['Posts', ofAsked(job?.posts), whole(rows.posts), '–'],
    ['Files stored', whole(job?.media_stored), whole(rows.media.stored ?? 0), whole(objects.objects)],
    ['Bytes', bytes(job?.bytes_stored), bytes(rows.bytes), bytes(objects.bytes)],
    ['Files still to copy', '–', whole(rows.pending), '–'],
    ['Dead or stranded', whole(job?.media_dead), whole(rows.stranded), '–'],
    ['Missing', '–', '–', whole(objects.missing)],
    ['Of another size', '–', '–', whole(objects.wrong_size)],
    ['Of another checksum', '–', '–', whole(objects.wrong_checksum)],
    ['Without a row', '–', `${whole(rows.duplicates)} repeated`, whole(objects.orphans)],
  ];
}

const COLUMNS = ['What', 'Claim of the job', 'Rows', 'Objects'].map((name, place) => ({
  name,
  kind: place === 0 ? undefined : 'number',
  cell: line => line[place],
}));

export function Verification({ base }) {
  const [found, set] = useState(null);
  const verify = useAction(() => get(`${base}/verify`), set);
  return html`
    <${Section} title="Verification" id="verification"
        actions=${html`<button type="button" class="main" disabled=${verify.busy} onClick=${() => verify.run()}>${verify.busy ? 'Verifying…' : 'Verify'}</button>`}>
      <p class="muted">Compares the claim of the last job with the rows, and each stored file with its object in the bucket.</p>
      <${Problem} problem=${verify.problem} />
      <div role="status">
        ${verify.busy && html`<p class="loading">The objects are being looked at, for up to half a minute…</p>`}
        ${found && !verify.busy && html`
          <p class="headline" data-testid="verification">
            <${State} word=${found.consistent ? 'Consistent' : plural(found.disagreements.length, 'disagreement')} tone=${found.consistent ? 'good' : 'bad'} />
            ${found.objects.audited_at && html` <span class="muted">objects looked at <${Time} at=${found.objects.audited_at} /></span>`}
          </p>
          ${found.disagreements.length > 0 && html`<ul class="reasons">${found.disagreements.map(text => html`<li key=${text}>${text}</li>`)}</ul>`}
          <${Table} name="Verification" columns=${COLUMNS} rows=${lines(found)} keyOf=${line => line[0]} />`}
      </div>
    <//>`;
}
