import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { decodeAfter, page } from '../../platform/pages.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditRow } from './audit.repository.js';

const present = ({ before, after, words, ...row }: AuditRow) => ({
  ...row,
  words: `${row.actor} ${words}`,
  ...(before === null ? {} : { before }),
  ...(after === null ? {} : { after }),
});

@Injectable()
export class AuditService {
  constructor(private readonly entries: AuditRepository) {}

  async list(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.entries.list(ctx, limit, decodeAfter(after, 1)?.[0] as string | undefined);
    return page(rows, limit, { item: present, after: (row) => [row.id] });
  }
}
