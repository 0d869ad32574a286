// A picture of the bucket; where it cannot be shown, what stands for it.
import { webAddress } from '../api.js';
import { html, useState } from '../lib.js';

export function Image({ url, instead = null }) {
  const [broken, breaks] = useState(null);
  const address = webAddress(url);
  return address === null || broken === address
    ? instead
    : html`<img src=${address} alt="" loading="lazy" onError=${() => breaks(address)} />`;
}
