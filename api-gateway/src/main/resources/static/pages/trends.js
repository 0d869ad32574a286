// How a creator's followers went, and how often what he published was seen.
import { dayOfYear, short } from '../format.js';
import { html, useMemo } from '../lib.js';
import { Chart } from '../parts/chart.js';
import { useData } from '../parts/data.js';
import { Section } from '../parts/field.js';
import { Empty, Instead } from '../parts/problem.js';

const seconds = instant => Date.parse(instant) / 1000;

export const useFollowers = base => useData(`${base}/history?limit=200`);

export const useViews = (base, kind) => useData(`${base}/content?kind=${kind === 'account' ? 'reel' : 'post'}&sort=published&limit=100`);

export function Followers({ reading }) {
  const points = useMemo(
    () => (reading.data?.history ?? []).filter(of => of.followers !== null).map(of => [seconds(of.taken_at), of.followers]).reverse(),
    [reading.data]);
  return html`
    <${Section} title="Followers over time" id="followers">
      <${Instead} reading=${reading}>${() => (points.length === 0
        ? html`<${Empty}>No count is kept yet: one is with each reading of the profile.<//>`
        : html`<${Chart} name=${points.length === 1 ? 'Followers, read once so far' : 'Followers'} points=${points} format=${short} when=${dayOfYear} />`)}<//>
    <//>`;
}

/** Of reels their views; where there are none, of posts their likes or score. */
export function Views({ reading, kind }) {
  const reels = kind === 'account';
  const points = useMemo(() => {
    const seen = new Set();
    return (reading.data?.content ?? [])
      .map(item => [seconds(item.published_at), reels ? item.views : item.likes])
      .filter(([at, value]) => value !== null && !seen.has(at) && seen.add(at))
      .reverse();
  }, [reading.data]);
  const what = reels ? 'Views of reels' : 'Score of posts';
  return html`
    <${Section} title=${`${what} over time`} id="views">
      <${Instead} reading=${reading}>${() => (points.length === 0
        ? html`<${Empty}>${reels ? 'No reel with a known number of views is held.' : 'No post with a known score is held.'}<//>`
        : html`<${Chart} name=${`${what}, by when they were published`} points=${points} format=${short} when=${dayOfYear} />`)}<//>
    <//>`;
}
