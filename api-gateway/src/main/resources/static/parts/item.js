// An item of a creator: its picture, its numbers, and its stored files in a dialog.
import { webAddress } from '../api.js';
import { UNKNOWN, bytes, capital, excerpt, fine, short, whole } from '../format.js';
import { html, useState } from '../lib.js';
import { creatorAddress } from '../router.js';
import { Dialog } from './dialog.js';
import { Image } from './image.js';
import { Time } from './time.js';

const stored = (item, ...roles) => item.media.filter(file => file.url && roles.includes(file.role));
const isVideo = file => file.role === 'video';

function Figure({ name, value }) {
  return value === null ? null : html`<div><dt>${name}</dt><dd title=${whole(value)}>${short(value)}</dd></div>`;
}

function Files({ item, close }) {
  const files = stored(item, 'video', 'image');
  const [at, show] = useState(0);
  const [broken, breaks] = useState(false);
  const file = files[at];
  const poster = stored(item, 'thumbnail')[0]?.url;
  const move = by => { breaks(false); show((at + by + files.length) % files.length); };
  return html`
    <${Dialog} title=${`${isVideo(file) ? 'Play' : 'View'} ${item.kind}`} close=${close} wide>
      ${isVideo(file)
        ? html`<video key=${file.url} controls playsinline preload="metadata" src=${file.url} poster=${poster} onError=${() => breaks(true)}></video>`
        : html`<img class="file" key=${file.url} src=${file.url} alt=${item.caption ? excerpt(item.caption, 200) : `Image ${at + 1}`} onError=${() => breaks(true)} />`}
      ${broken && html`<div class="problem" role="alert"><p>The file could not be shown. <a href=${webAddress(file.url)} rel="noreferrer">Open it by itself</a> to see what the bucket answers.</p></div>`}
      ${files.length > 1 && html`
        <p class="pages">
          <button type="button" onClick=${() => move(-1)}>Previous file</button>
          <span>${at + 1} of ${files.length}</span>
          <button type="button" onClick=${() => move(1)}>Next file</button>
        </p>`}
      <p class="muted">${file.content_type ?? 'a file'}, ${bytes(file.bytes)}, from the bucket</p>
      ${item.caption && html`<p class="caption">${item.caption}</p>`}
    <//>`;
}

export function Item({ item, withCreator = false }) {
  const [open, show] = useState(false);
  const playable = stored(item, 'video', 'image');
  const cover = stored(item, 'thumbnail', 'image')[0];
  const missing = item.media.filter(file => !file.url);
  const link = webAddress(item.permalink);
  const title = item.title ?? item.caption;
  const verb = playable.some(isVideo) ? 'Play' : 'View';
  return html`
    <article class="item">
      <div class="cover">
        <${Image} url=${cover?.url} instead=${html`<span class="muted">${item.format.toLowerCase()}</span>`} />
        ${item.viral && html`<span class="badge viral">Viral</span>`}
      </div>
      <div class="about">
        <p class="who">
          ${withCreator && html`<a href=${creatorAddress(item.external_id.startsWith('t3_') ? 'reddit' : 'instagram', item.username)}>${item.username}</a>`}
          <${Time} at=${item.published_at} />
        </p>
        <p class="caption">${title ? excerpt(title) : html`<span class="muted">No caption</span>`}</p>
        <dl class="numbers">
          <${Figure} name="Views" value=${item.views} />
          <${Figure} name=${item.upvote_ratio === null ? 'Likes' : 'Score'} value=${item.likes} />
          <${Figure} name="Comments" value=${item.comments} />
          ${item.multiplier !== null && html`<div><dt>Times average</dt><dd>${fine(item.multiplier)} ×</dd></div>`}
        </dl>
        <p class="actions">
          ${playable.length > 0
            ? html`<button type="button" onClick=${() => show(true)}>${verb}<span class="unseen"> ${item.kind} of ${item.username}, ${item.external_id}</span></button>`
            : html`<span class="muted">${item.media.length === 0 ? 'No files' : capital(item.media[0].reason ?? item.media[0].state)}</span>`}
          ${link && html`<a href=${link} target="_blank" rel="noopener noreferrer">Original<span class="unseen"> of ${item.external_id}</span></a>`}
          ${playable.length > 0 && missing.length > 0 && html`<span class="muted" title=${missing.map(file => `${file.role}: ${file.reason ?? file.state}`).join('\n')}>${missing.length} not stored</span>`}
        </p>
      </div>
      ${open && html`<${Files} item=${item} close=${() => show(false)} />`}
    </article>`;
}

export const Items = ({ name, items, withCreator }) => html`
  <ul class="items" aria-label=${name}>
    ${items.map(item => html`<li key=${item.external_id}><${Item} item=${item} withCreator=${withCreator} /></li>`)}
  </ul>`;

export const followers = count => (count === null ? UNKNOWN : html`<span title=${whole(count)}>${short(count)}</span>`);
