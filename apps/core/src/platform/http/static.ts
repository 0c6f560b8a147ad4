import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../config.js';
import { AppError, notFound } from '../errors.js';
import { callOf } from '../routes.js';
import { chartHostPolicy, pagePolicy } from './headers.js';
import { sendProblem } from './problem.filter.js';

/** Files of enabled plugins; the plugins module knows which hashes were approved. */
export abstract class PluginFiles {
  /** The bytes behind an address; undefined unless they still hash to what was approved. */
  abstract read(
    urlPath: string,
  ): Promise<{ readonly bytes: Buffer; readonly contentType: string } | undefined>;
}

export interface PluginHealthLine {
  readonly id: string;
  readonly version: string;
  readonly state: string;
  readonly lastGoodRunAt?: string;
  /** Of the last good run, over all organisations. */
  readonly rows?: number;
  /** When the newest data were fetched or brought in, and how long ago that is. */
  readonly newestDataAt?: string;
  readonly newestDataAgeHours?: number;
  /** Over all organisations: how many there are, whose last runs failed, and whose source did not answer when asked. */
  readonly connections?: { readonly total: number; readonly failing: number; readonly notAnswering: number };
}

/** What `/health/plugins` tells of each plugin. */
export abstract class PluginHealth {
  abstract health(): Promise<readonly PluginHealthLine[]>;
}

const FOREVER = 'public, max-age=31536000, immutable';
const HASHED = /^\/shell\/(assets\/[^/]+|chart-host\.[\w-]+\.js)$/;
const CHART_HOST = /^\/shell\/chart-host\.[\w-]+\.js$/;
/** Paths that are never a page of the shell. */
const NO_PAGE = /^\/(api|health|plugins|shell|runtime|kit|schema)(\/|$)/;

function missing(request: Request, response: Response, error: AppError = notFound()): void {
  sendProblem(response, error, callOf(request).requestId);
}

function sendFile(request: Request, response: Response, file: string, root?: string): void {
  const options = { dotfiles: 'deny' as const, etag: false, cacheControl: false, lastModified: false };
  response.sendFile(file, { ...options, ...(root === undefined ? {} : { root }) }, (error) => {
    if (error && !response.headersSent) {
      response.removeHeader('Content-Type');
      missing(request, response);
    }
  });
}

interface Page {
  readonly html: string;
  readonly policy: string;
}

async function readPage(config: Config): Promise<Page> {
  const html = await readFile(path.join(config.shellDir, 'index.html'), 'utf8');
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
  return { html, policy: pagePolicy(config, hashes) };
}

/** Serves the shell's page for every address that is not a file or the API. */
class Pages {
  #page: { readonly at: number; readonly page: Page } | undefined;

  constructor(private readonly config: Config) {}

  async page(): Promise<Page | undefined> {
    try {
      const { mtimeMs } = await stat(path.join(this.config.shellDir, 'index.html'));
      if (this.#page?.at !== mtimeMs) this.#page = { at: mtimeMs, page: await readPage(this.config) };
      return this.#page.page;
    } catch {
      return undefined;
    }
  }
}

async function servePage(pages: Pages, request: Request, response: Response): Promise<void> {
  const page = await pages.page();
  if (!page) {
    const detail = 'The pages are not built yet. Run npm start.';
    missing(request, response, new AppError('not-built', 503, detail));
    return;
  }
  response.set('Content-Security-Policy', page.policy).set('Cache-Control', 'no-cache');
  response.type('html').send(page.html);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function serveShell(config: Config, request: Request, response: Response): void {
  response.set('Cache-Control', HASHED.test(request.path) ? FOREVER : 'no-cache');
  const policy = CHART_HOST.test(request.path) ? chartHostPolicy(config) : pagePolicy(config);
  response.set('Content-Security-Policy', policy);
  const name = decoded(request.path.slice('/shell'.length));
  if (name === undefined) missing(request, response);
  else sendFile(request, response, `.${name}`, config.shellDir);
}

async function servePlugin(files: PluginFiles, request: Request, response: Response): Promise<void> {
  const found = await files.read(request.path);
  if (found) response.set('Cache-Control', FOREVER).type(found.contentType).send(found.bytes);
  else missing(request, response);
}

/** Middleware for all that is not the API. */
export function staticFiles(config: Config, plugins: PluginFiles) {
  const pages = new Pages(config);
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && request.path.startsWith('/shell/')) serveShell(config, request, response);
    else if (reads && request.path.startsWith('/plugins/')) await servePlugin(plugins, request, response);
    else if (reads && !NO_PAGE.test(request.path)) await servePage(pages, request, response);
    else next();
  };
}
