import type { RouteSpec } from '@fairshift/contracts';
import { useState } from 'react';
import { addressOf } from '../../platform/api.js';

/** As the server draws it. */
const [WIDTH, HEIGHT] = [280, 90];

/** A chart in small, drawn by the server. The words beside it say what it shows, so it has none; nor a fault of its own. */
export function Thumbnail({ route, params }: { route: RouteSpec; params: Readonly<Record<string, string>> }) {
  const [isGone, setGone] = useState(false);
  if (isGone) return null;
  return (
    <img
      className="sh-glance__picture"
      src={addressOf(route.path, params, { purpose: 'thumbnail' })}
      width={WIDTH}
      height={HEIGHT}
      loading="lazy"
      alt=""
      onError={() => setGone(true)}
    />
  );
}
