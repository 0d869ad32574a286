// Dead tasks by what they died of.
import { query } from '../api.js';
import { excerpt, plural, whole } from '../format.js';
import { html, useState } from '../lib.js';
import { Bars } from '../parts/chart.js';
import { useData } from '../parts/data.js';
import { Choice } from '../parts/field.js';
import { Empty, Instead } from '../parts/problem.js';
import { Pages, Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { address, narrow, usePlace } from '../router.js';
import { Asked, takeBack } from './deadactions.js';

const EVERY_MS = 5_000;
export const KINDS = ['profile', 'content', 'resolve', 'analytics', 'media', 'sweep', 'audit', 'purge'];
const SHOWN = [['', 'Waiting for a decision'], ['true', 'Dismissed']];

const sum = counts => counts.reduce((total, count) => total + count, 0);

/** A filter as a request names it; without a condition it says that all are meant. */
function filterOf(values) {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  return Object.keys(given).length === 0 ? { all: true } : given;
}

function columns({ dismissed, ask, platform, reload }) {
  const selection = group => ({ filter: filterOf({ kind: group.kind, fingerprint: group.fingerprint, platform }) });
  const said = group => `${plural(group.count, group.kind + ' task')} that died of ${group.failure}: ${group.example.text ?? ''}`;
  const name = group => html`<span class="unseen"> ${group.kind} ${group.failure}</span>`;
  return [
    { name: 'Kind', cell: group => group.kind },
    { name: 'Failure', cell: group => html`<a href=${address(['dead', 'tasks'], { kind: group.kind, fingerprint: group.fingerprint, platform, dismissed: dismissed ? 'true' : null })}>${group.failure}<span class="unseen"> of ${group.kind}</span></a>` },
    { name: 'Example', kind: 'text optional', cell: group => excerpt(group.example.text ?? '', 140) },
    { name: 'Count', kind: 'number', cell: group => whole(group.count) },
    { name: 'Last 24 hours', kind: 'optional', cell: group => html`<${Bars} counts=${group.hours} name=${`${plural(sum(group.hours), 'task')} died in the last 24 hours, ${whole(group.hours.at(-1))} of them in the last hour`} />` },
    { name: 'First seen', kind: 'number optional', cell: group => html`<${Time} at=${group.first_seen} />` },
    { name: 'Last seen', kind: 'number optional', cell: group => html`<${Time} at=${group.last_seen} />` },
    { name: 'Actions', kind: 'actions', cell: group => (dismissed
      ? html`<button type="button" onClick=${() => takeBack(selection(group), reload)}>Take back${name(group)}</button>`
      : html`
        <button type="button" onClick=${() => ask({ verb: 'replay', selection: selection(group), said: said(group) })}>Replay…${name(group)}</button>
        <button type="button" onClick=${() => ask({ verb: 'dismiss', selection: selection(group), said: said(group) })}>Dismiss…${name(group)}</button>`) },
  ];
}

export function DeadPage() {
  const { query: where } = usePlace();
  const filter = { kind: where.get('kind'), platform: where.get('platform'), dismissed: where.get('dismissed') };
  const reading = useData(`/api/dead${query({ ...filter, cursor: where.get('cursor') })}`, EVERY_MS);
  const [asked, ask] = useState(null);
  const dismissed = filter.dismissed === 'true';
  const all = { filter: filterOf({ kind: filter.kind, platform: filter.platform }) };
  const saidOfAll = `All dead tasks${filter.kind ? ` of the kind ${filter.kind}` : ''}${filter.platform ? ` on ${filter.platform}` : ''} that wait for a decision.`;
  return html`
    <h1 tabindex="-1">Dead tasks</h1>
    <p class="subtitle">Tasks that failed for good, by what they died of. Replay them once the cause is mended, or dismiss them.</p>
    <form class="filters" aria-label="Filter dead tasks" onSubmit=${event => event.preventDefault()}>
      <${Choice} label="Kind" value=${filter.kind} options=${[['', 'Any'], ...KINDS]} change=${kind => narrow({ kind })} />
      <${Choice} label="Platform" value=${filter.platform} options=${[['', 'Any'], 'instagram', 'reddit']} change=${platform => narrow({ platform })} />
      <${Choice} label="Show" value=${filter.dismissed} options=${SHOWN} change=${shown => narrow({ dismissed: shown })} />
    </form>
    <${Instead} reading=${reading}>${({ groups, cursor }) => html`
      ${groups.length === 0
        ? html`<${Empty}>${dismissed ? 'Nothing is dismissed.' : filter.kind || filter.platform ? 'No dead task is like that.' : 'Nothing is dead: every task that failed was tried again with success, or is.'}<//>`
        : html`
          ${!dismissed && html`
            <p class="actions">
              <button type="button" onClick=${() => ask({ verb: 'replay', selection: all, said: saidOfAll })}>Replay all shown…</button>
              <button type="button" onClick=${() => ask({ verb: 'dismiss', selection: all, said: saidOfAll })}>Dismiss all shown…</button>
            </p>`}
          <${Table} name="Dead tasks by cause" columns=${columns({ dismissed, ask, platform: filter.platform, reload: reading.reload })} rows=${groups} keyOf=${group => `${group.kind} ${group.fingerprint}`} />`}
      <${Pages} here=${where.get('cursor')} cursor=${cursor} hrefOf=${next => address(['dead'], { ...filter, cursor: next })} />`}<//>
    <${Asked} asked=${asked} close=${() => ask(null)} done=${reading.reload} />`;
}
