import { demoPerson } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { AppError } from '../../platform/errors.js';
import { AuthDatabase, LinksService } from '../accounts/index.js';
import { DemoRepository } from './demo.repository.js';

const demoSetting = z.object({
  on: z.boolean(),
  password: z.string().optional(),
  people: z.array(demoPerson).default([]),
});
/** The row `demo` of `settings`, written once by the first start. */
export type DemoSetting = z.output<typeof demoSetting>;

@Injectable()
export class DemoService {
  constructor(
    private readonly demo: DemoRepository,
    private readonly auth: AuthDatabase,
    private readonly links: LinksService,
  ) {}

  async get(): Promise<DemoSetting> {
    return demoSetting.parse((await this.demo.setting()) ?? { on: false });
  }

  /** Removes the example organisations with their data, people and sessions. There is no way back. */
  async end(ctx: Context): Promise<{ firstAdministratorLink?: string }> {
    if (!(await this.get()).on) throw new AppError('no-demo', 409, 'The examples were removed before.');
    await audit.record(ctx, {
      verb: 'demo.ended',
      objectType: 'system',
      objectId: ctx.systemId,
      words: 'removed the examples for good',
    });
    await this.demo.end(ctx);
    if (await this.demo.hasAdministrator(ctx)) return {};
    const by = { ...ctx.actor, systemId: ctx.systemId };
    const link = await this.auth.run((db) => this.links.createFirstAdministrator(db, by));
    return { firstAdministratorLink: link };
  }
}
