import { ROLE_LABELS } from '@fairshift/contracts';
import type { RouteBody, RouteParams, SystemPerson, SystemRole, routes } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { Context, Queryable } from '../../platform/context.js';
import { invalid, notFound } from '../../platform/errors.js';
import { decodeAfter, page } from '../../platform/pages.js';
import { AccountLog, AuthDatabase } from '../accounts/index.js';
import { SystemRolesRepository } from './system-roles.repository.js';
import { HasSystemRole, LastSystemAdministrator } from './system.errors.js';

const label = (role: SystemRole) => ROLE_LABELS[role].toLowerCase();

const nobody = () => {
  const message = 'Nobody has this login name or e-mail address. A person needs an account first.';
  return invalid([{ column: 'login', rule: 'login', message }], message);
};

/** Who manages the system and the hub. Rights are read for each request, so that a role taken ends at once. */
@Injectable()
export class SystemRolesService {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly roles: SystemRolesRepository,
    private readonly log: AccountLog,
  ) {}

  async list(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.roles.list(ctx, limit, decodeAfter(after, 3));
    const key = ({ name, role, personId }: SystemPerson) => [name.toLowerCase(), role, personId];
    return page(rows, limit, { item: (row) => row, after: key });
  }

  /** @throws AppError 422, HasSystemRole */
  async give(ctx: Context, { login, role }: RouteBody<typeof routes.giveSystemRole>): Promise<SystemPerson> {
    return this.auth.run(async (db) => {
      const person = await this.roles.lockPerson(db, ctx.systemId, login);
      if (!person) throw nobody();
      const { personId, name } = person;
      if ((await this.roles.give(db, { systemId: ctx.systemId, personId, role })) === 0)
        throw new HasSystemRole();
      await this.#record(db, ctx, { personId, verb: 'given', words: `made ${name} a ${label(role)}`, role });
      return { ...person, role };
    });
  }

  /** @throws AppError 404, LastSystemAdministrator */
  async take(ctx: Context, { personId, role }: RouteParams<typeof routes.takeSystemRole>): Promise<void> {
    await this.auth.run(async (db) => {
      await this.roles.lockRoles(db);
      const holders = await this.roles.holders(db, ctx.systemId, role);
      const leaving = holders.find((holder) => holder.personId === personId);
      if (!leaving) throw notFound();
      if (role === 'system-administrator' && holders.length === 1) throw new LastSystemAdministrator();
      await this.roles.take(db, { systemId: ctx.systemId, personId, role });
      const words = `took the role of ${label(role)} from ${leaving.name}`;
      await this.#record(db, ctx, { personId, verb: 'taken', words, role });
    });
  }

  async #record(
    db: Queryable,
    { actor, systemId, requestId }: Context,
    what: { personId: string; verb: 'given' | 'taken'; words: string; role: SystemRole },
  ): Promise<void> {
    const { personId, verb, words, role } = what;
    await this.log.system(
      db,
      { ...actor, systemId, requestId },
      {
        verb: `system-role.${verb}`,
        objectType: 'person',
        objectId: personId,
        words,
        [verb === 'given' ? 'after' : 'before']: { role },
      },
    );
  }
}
