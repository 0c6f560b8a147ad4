import type { EasyReadStep } from '@fairshift/plugin-sdk';
import { createElement } from 'react';
import { EASY_READ_SIZE, easyReadPictures } from '../easy-read-pictures.js';

/** The chart in Easy Read: a picture and a sentence or two on each line. The pictures say nothing of their own. */
export function EasyRead({ steps }: { steps: readonly EasyReadStep[] }) {
  return (
    <ul className="fs-easy">
      {steps.map(({ picture, sentences }) => (
        <li key={sentences[0]}>
          <Picture name={picture} />
          <div>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Empty for a name that this host does not know: a plugin may be newer. */
function Picture({ name }: { name: EasyReadStep['picture'] }) {
  const shapes = Object.hasOwn(easyReadPictures, name) ? easyReadPictures[name] : [];
  return (
    <svg
      className="fs-easy__picture"
      viewBox={`0 0 ${EASY_READ_SIZE} ${EASY_READ_SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map(([tag, attributes], i) => createElement(tag, { key: i, ...attributes }))}
    </svg>
  );
}
