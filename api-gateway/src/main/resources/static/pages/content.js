// A creator's reels and posts.
import { query } from '../api.js';
import { html, useState } from '../lib.js';
import { useData } from '../parts/data.js';
import { Choice, Section } from '../parts/field.js';
import { Items } from '../parts/item.js';
import { Empty, Instead } from '../parts/problem.js';

const SORTS = [['', 'Newest'], ['views', 'Views'], ['likes', 'Likes'], ['comments', 'Comments'], ['engagement', 'Engagement']];
const TABS = { account: [['reel', 'Reels'], ['post', 'Posts']], subreddit: [['post', 'Posts']], user: [['post', 'Posts']] };

function Tabs({ tabs, chosen, choose }) {
  const move = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const at = tabs.findIndex(([key]) => key === chosen);
      choose(tabs[(at + by + tabs.length) % tabs.length][0]);
      event.currentTarget.querySelectorAll('[role=tab]')[(at + by + tabs.length) % tabs.length].focus();
    }
  };
  return html`
    <div class="tabs" role="tablist" aria-label="Kind" onKeyDown=${move}>
      ${tabs.map(([key, name]) => html`
        <button type="button" role="tab" key=${key} id=${`tab-${key}`} aria-selected=${key === chosen ? 'true' : 'false'}
          aria-controls="content-panel" tabindex=${key === chosen ? 0 : -1} onClick=${() => choose(key)}>${name}</button>`)}
    </div>`;
}

export function Content({ base, kind }) {
  const tabs = TABS[kind];
  const [tab, setTab] = useState(tabs[0][0]);
  const [sort, setSort] = useState('');
  const [cursor, setCursor] = useState(null);
  const reading = useData(`${base}/content${query({ kind: tab, sort, limit: 24, cursor })}`);
  const begin = (set, value) => { setCursor(null); set(value); };
  return html`
    <${Section} title="Content" id="content">
      <div class="filters">
        <${Tabs} tabs=${tabs} chosen=${tab} choose=${key => begin(setTab, key)} />
        <${Choice} label="Sort content by" value=${sort} options=${SORTS} change=${key => begin(setSort, key)} />
      </div>
      <div id="content-panel" role="tabpanel" aria-labelledby=${`tab-${tab}`}>
        <${Instead} reading=${reading}>${({ content, cursor: next }) => html`
          ${content.length === 0
            ? html`<${Empty}>No ${tab} is held.<//>`
            : html`<${Items} name="Content" items=${content} />`}
          ${(cursor || next) && html`
            <p class="pages">
              ${cursor && html`<button type="button" onClick=${() => setCursor(null)}>First page</button>`}
              ${next ? html`<button type="button" onClick=${() => setCursor(next)}>Next page</button>` : html`<span class="muted">This is the last page</span>`}
            </p>`}`}<//>
      </div>
    <//>`;
}
