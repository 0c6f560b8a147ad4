import './platform/zod-config.js';
import '@fairshift/ui/styles.scss';
import './app/shell.scss';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { createAppRouter } from './app/router.js';
import { createQueryClient } from './platform/queries.js';

// nhsuk-frontend's styles look for their class; an inline script to set it would break the page's policy.
document.body.classList.add('fs', 'nhsuk-frontend-supported');

const place = document.querySelector('#root');
if (!place) throw new Error('The page has no place for the shell.');
createRoot(place).render(
  <StrictMode>
    <App client={createQueryClient()} router={createAppRouter()} />
  </StrictMode>,
);
