import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditRow } from './audit.repository.js';

const present = ({ before, after, words, ...row }: AuditRow) => ({
  ...row,
  words: `${row.actor} ${words}`,
  ...(before === null ? {} : { before }),
  ...(after === null ? {} : { after }),
});

interface AuditQuery {
  readonly limit: number;
  readonly after?: string | undefined;
}

@Injectable()
export class AuditService {
  constructor(private readonly entries: AuditRepository) {}

  async list(ctx: Context, { limit, after }: AuditQuery) {
    return pageById((await this.entries.list(ctx, limit, idAfter(after))).map(present), limit);
  }

  async listSystem(ctx: Context, { limit, after }: AuditQuery) {
    return pageById((await this.entries.listSystem(ctx, limit, idAfter(after))).map(present), limit);
  }
}
