import type { Redactor } from '../redact.js';

const SECRET_NAME = /key|token|secret|passw|pwd|auth|signature|^sig$|credential|session|^code$/i;
const MOST = 500;

/** Path and query of a request as the audit may show them. */
export function auditPath(url: URL, redactor: Redactor): string {
  const query = url.search
    .slice(1)
    .split('&')
    .map((part) => {
      const [name = ''] = part.split('=');
      return SECRET_NAME.test(name) && part !== name ? `${name}=[secret]` : part;
    })
    .join('&');
  return redactor.text(`${url.pathname}${query === '' ? '' : `?${query}`}`).slice(0, MOST);
}
