// A creator's metrics, each with what it rests on.
import { UNKNOWN, capital, day, fine, percent, whole } from '../format.js';
import { html } from '../lib.js';
import { Facts, Section } from '../parts/field.js';
import { Empty } from '../parts/problem.js';
import { Table } from '../parts/table.js';
import { Time } from '../parts/time.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const FRAMES = ['creator_id', 'formula_version', 'computed_at', 'coverage', 'n', 'reels', 'posts', 'zone', 'peers', 'top_of_week_at'];
const FIRST = ['engagement_rate', 'reel_engagement_rate', 'post_engagement_rate', 'avg_reel_views', 'median_reel_views', 'reach_rate', 'viral_reels', 'viral_rate', 'posts_per_week', 'best_content_type'];
const NAMES = {
  engagement_rate: 'Engagement',
  views_cv: 'Variation of views',
  band: 'Peer band',
  engagement_percentile_rate: 'Peers with less engagement',
  mean_engagement_low: 'Mean engagement, low end (95 %)',
  mean_engagement_high: 'Mean engagement, high end (95 %)',
};

const label = key => NAMES[key] ?? capital(key.replace(/_rate$/, '').replace(/^avg_/, 'average ').replaceAll('_', ' '));

function value(key, given, zone) {
  if (given === null) {
    return UNKNOWN;
  }
  if (key.includes('weekday')) {
    return WEEKDAYS[given - 1];
  }
  if (key.includes('hour')) {
    return `${String(given).padStart(2, '0')}:00 ${key.endsWith('_in_zone') ? zone : 'UTC'}`;
  }
  if (typeof given !== 'number') {
    return String(given);
  }
  return key.endsWith('_rate') ? percent(given) : Math.abs(given) >= 1000 ? whole(given) : fine(given);
}

export function Analytics({ analytics }) {
  if (analytics === null) {
    return html`<${Section} title="Analytics" id="analytics"><${Empty}>None were computed yet: they are, once all content is in.<//><//>`;
  }
  const keys = Object.keys(analytics).filter(key => !FRAMES.includes(key));
  const rank = key => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const known = keys.filter(key => analytics[key] !== null).sort((one, other) => rank(one) - rank(other));
  const unknown = keys.filter(key => analytics[key] === null);
  const columns = [
    { name: 'Metric', cell: key => label(key) },
    { name: 'Value', kind: 'number', cell: key => value(key, analytics[key], analytics.zone) },
    { name: 'Rests on n', kind: 'number', cell: key => whole(analytics.n?.[key]) },
  ];
  return html`
    <${Section} title="Analytics" id="analytics">
      <${Facts} facts=${[
        ['Coverage', percent(analytics.coverage)],
        ['Reels (n)', whole(analytics.reels)],
        ['Posts (n)', whole(analytics.posts)],
        ['Computed', html`<${Time} at=${analytics.computed_at} />`],
        ['Formulas', `version ${analytics.formula_version}`],
        analytics.top_of_week_at && ['Ranking of', day(analytics.top_of_week_at)],
        analytics.peers && ['Compared with', analytics.peers],
      ]} />
      <${Table} name="Analytics" columns=${columns} rows=${known} keyOf=${key => key} />
      ${unknown.length > 0 && html`<p class="muted">Unknown, for want of items or of a platform that tells: ${unknown.map(label).join(', ').toLowerCase()}.</p>`}
    <//>`;
}
