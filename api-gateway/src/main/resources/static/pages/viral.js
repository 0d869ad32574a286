// The reels that went far beyond their creators' average, the most viewed first.
import { query } from '../api.js';
import { html } from '../lib.js';
import { useData } from '../parts/data.js';
import { Choice } from '../parts/field.js';
import { Items } from '../parts/item.js';
import { Empty, Instead } from '../parts/problem.js';
import { Pages } from '../parts/table.js';
import { address, narrow, usePlace } from '../router.js';
import { NicheChoice, Typed } from './creators.js';

const AGES = [['', 'Any time'], ['7', '7 days'], ['30', '30 days'], ['90', '90 days']];

export function ViralPage() {
  const { query: where } = usePlace();
  const filter = { niche: where.get('niche'), days: where.get('days'), min_views: where.get('min_views') };
  const reading = useData(`/api/instagram/viral${query({ ...filter, limit: 24, cursor: where.get('cursor') })}`);
  return html`
    <h1 tabindex="-1">Viral reels</h1>
    <p class="subtitle">Many times the views of their creator’s reels on average; the most viewed first.</p>
    <form class="filters" aria-label="Filter viral reels" onSubmit=${event => event.preventDefault()}>
      <${NicheChoice} platform="instagram" value=${filter.niche} change=${niche => narrow({ niche })} />
      <${Choice} label="Published within" value=${filter.days} options=${AGES} change=${days => narrow({ days })} />
      <${Typed} label="Least views" type="number" min="0" value=${filter.min_views} change=${least => narrow({ min_views: least })} />
    </form>
    <${Instead} reading=${reading}>${({ content, cursor }) => html`
      ${content.length === 0
        ? html`<${Empty}>No viral reel is like that. Analytics tell which are, once a creator’s content is in: take a condition away, or look at a creator’s reels sorted by views.<//>`
        : html`<${Items} name="Viral reels" items=${content} withCreator />`}
      <${Pages} here=${where.get('cursor')} cursor=${cursor} hrefOf=${next => address(['viral'], { ...filter, cursor: next })} />`}<//>`;
}
