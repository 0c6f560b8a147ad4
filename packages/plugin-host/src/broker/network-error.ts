import { FetchRefusal } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';

const UNKNOWN = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL']);
/** What Node and OpenSSL call a certificate that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH|EPROTO|ERR_SSL/;
const HEADERS = /^ERR_(?:INVALID_CHAR|HTTP_INVALID_HEADER_VALUE|INVALID_HTTP_TOKEN|UNESCAPED_CHARACTERS)$/;

/** What a failed request means to the owner of a connection. An abort stays what it is. */
export function refusalOf(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (error instanceof FetchRefusal) return error;
  if (signal?.aborted === true) return signal.reason;
  const code = codeOf(error);
  if (UNKNOWN.has(code)) return unavailable(fetchWords.unknownHost(host), error);
  if (CERTIFICATE.test(code)) return unavailable(fetchWords.notTrusted(host), error, false);
  if (HEADERS.test(code))
    return new FetchRefusal('defect', fetchWords.badHeaders, { refused: true, cause: error });
  return unavailable(fetchWords.unreachable(host), error);
}

/** An answer that ended in its middle. */
export function breakOf(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (error instanceof FetchRefusal) return error;
  if (signal?.aborted === true) return signal.reason;
  return unavailable(fetchWords.brokeOff(host), error);
}

/** Where several addresses were tried, the reason stands in the first error of all. */
function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: readonly unknown[] };
  return String(code ?? (errors === undefined ? '' : codeOf(errors[0])));
}

function unavailable(words: string, cause: unknown, passing = true): FetchRefusal {
  return new FetchRefusal('unavailable', words, { passing, cause });
}
