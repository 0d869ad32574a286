// Creators held, found by name, niche and size.
import { query } from '../api.js';
import { percent } from '../format.js';
import { html, useEffect, useState } from '../lib.js';
import { useData } from '../parts/data.js';
import { Choice, State, useId } from '../parts/field.js';
import { Image } from '../parts/image.js';
import { followers } from '../parts/item.js';
import { Empty, Instead } from '../parts/problem.js';
import { Pages, Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { address, creatorAddress, narrow, usePlace } from '../router.js';

const SHORTEST = 3;
const PATIENCE_MS = 300;
const SORTS = [['', 'Followers'], ['engagement', 'Engagement'], ['added', 'Added'], ['refreshed', 'Refreshed'], ['username', 'Name']];

export const Portrait = ({ url, size = '' }) => html`
  <span class="portrait ${size}"><${Image} url=${url} /></span>`;

const COLUMNS = [
  { name: 'Creator', cell: of => html`
    <a class="creator" href=${creatorAddress(of.platform, of.username)}>
      <${Portrait} url=${of.picture_url} /><span>${of.username}<small>${of.display_name}</small></span>
    </a>` },
  { name: 'Niche', cell: of => of.niche ?? html`<span class="muted">–</span>` },
  { name: 'Followers', kind: 'number', cell: of => followers(of.followers) },
  { name: 'Engagement', kind: 'number optional', cell: of => percent(of.engagement_rate) },
  { name: 'State', kind: 'optional', cell: of => html`<${State} word=${of.state} />` },
  { name: 'Refreshed', kind: 'number', cell: of => html`<${Time} at=${of.refreshed_at} none="not yet" />` },
];

/** A field whose value is used when nothing was typed for a moment. */
export function Typed({ label, type, value, change, hint, ...rest }) {
  const id = useId();
  const [text, set] = useState(value ?? '');
  useEffect(() => set(value ?? ''), [value]);
  useEffect(() => {
    if (text === (value ?? '')) {
      return undefined;
    }
    const timer = setTimeout(change, PATIENCE_MS, text);
    return () => clearTimeout(timer);
  }, [text]);
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <input id=${id} type=${type} value=${text} onInput=${event => set(event.target.value)} ...${rest} />
      ${hint && html`<small>${hint}</small>`}
    </div>`;
}

/** The niches there are, to be chosen from; the first 200 of them, by name. */
export function NicheChoice({ platform, value, change }) {
  const { data } = useData(`/api/${platform}/niches?limit=200`);
  const niches = data?.niches ?? [];
  const known = niches.some(of => of.niche === value);
  const options = niches.map(of => [of.niche, `${of.niche} (${of.creators})`]);
  return html`<${Choice} label="Niche" value=${value} change=${change}
    options=${[['', 'Any'], ...(value && !known ? [[value, value]] : []), ...options]} />`;
}

/** @param list address of the list in the API; path: of the page */
export function CreatorList({ list, path, platform, name }) {
  const { query: where } = usePlace();
  const filter = { q: where.get('q'), niche: where.get('niche'), min_followers: where.get('min_followers'), sort: where.get('sort') };
  const tooShort = filter.q !== null && [...filter.q].length < SHORTEST;
  const reading = useData(`${list}${query({ ...filter, q: tooShort ? null : filter.q, cursor: where.get('cursor') })}`);
  return html`
    <form class="filters" role="search" aria-label="Search ${name}" onSubmit=${event => event.preventDefault()}>
      <${Typed} label="Search" type="search" value=${filter.q} change=${q => narrow({ q })} placeholder="Part of a name" hint=${tooShort && `${SHORTEST} characters or more`} />
      <${NicheChoice} platform=${platform} value=${filter.niche} change=${niche => narrow({ niche })} />
      <${Typed} label="Least followers" type="number" min="0" value=${filter.min_followers} change=${least => narrow({ min_followers: least })} />
      <${Choice} label="Sort by" value=${filter.sort} options=${SORTS} change=${sort => narrow({ sort })} />
    </form>
    <${Instead} reading=${reading}>${({ creators, cursor }) => html`
      ${creators.length === 0
        ? html`<${Empty}>${Object.values(filter).some(Boolean) ? 'No creator matches. Take a condition away to see more.' : html`None is held yet. <a href=${address(['jobs'])}>Add one</a>, and it shows here when its profile is in.`}<//>`
        : html`<${Table} name=${name} columns=${COLUMNS} rows=${creators} keyOf=${of => of.username} />`}
      <${Pages} here=${where.get('cursor')} cursor=${cursor} hrefOf=${next => address(path, { ...filter, cursor: next })} />`}<//>`;
}

export const CreatorsPage = () => html`
  <h1 tabindex="-1">Creators</h1>
  <${CreatorList} list="/api/instagram/creators" path=${['creators']} platform="instagram" name="Creators" />`;
