import type { OrganisationRole, SystemRole } from '@fairshift/contracts';
import { ROLE_LABELS } from '@fairshift/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, isLoopback } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { Queryable } from '../../platform/context.js';
import { AccountLog, AuthDatabase, LinksService, hashPassword } from '../accounts/index.js';
import {
  DEMO_OPEN_DATA,
  DEMO_ORGANISATIONS,
  DEMO_PASSWORD,
  DEMO_SYSTEM,
  DEMO_SYSTEM_PEOPLE,
  OPEN_DATA,
  PURPOSES,
} from './demo-people.js';
import type { DemoOrganisation, FirstOrganisation } from './demo-people.js';
import { FirstStartRepository } from './first-start.repository.js';
import type { DemoSetting } from './demo.service.js';

/** Public passwords only where nobody else can reach them, unless somebody asks for it in so many words. */
const isDemo = ({ demo, embedded, url }: Config): boolean => demo ?? (embedded && isLoopback(url));

/** No person did it. */
const fairshift = (systemId: string) => ({ personId: '', name: 'Fairshift', systemId });

type DemoPeople = DemoSetting['people'];

/** What happens once in the life of an installation: its system, and whether it is a demo, for good. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly auth: AuthDatabase,
    private readonly repository: FirstStartRepository,
    private readonly links: LinksService,
    private readonly log: AccountLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The link that makes the first administrator, until there is one; each start makes a new one. */
  async run(): Promise<{ readonly firstAdministratorLink?: string }> {
    return this.auth.run(async (db) => {
      await this.repository.lock(db);
      const systemId = (await this.repository.systemId(db)) ?? (await this.#begin(db));
      if (!(await this.repository.hasOpenData(db, systemId))) await this.#install(db, systemId, OPEN_DATA);
      if ((await this.repository.isDemo(db)) || (await this.repository.hasAdministrator(db))) return {};
      const firstAdministratorLink = await this.links.createFirstAdministrator(db, fairshift(systemId));
      return { firstAdministratorLink };
    });
  }

  async #begin(db: Queryable): Promise<string> {
    const demo = isDemo(this.config);
    const systemId = await this.repository.insertSystem(
      db,
      demo ? DEMO_SYSTEM : 'Our integrated care system',
    );
    const people = demo ? await this.#installDemo(db, systemId) : [];
    const setting: DemoSetting = demo ? { on: true, password: DEMO_PASSWORD, people } : { on: false, people };
    await this.repository.insertSetting(db, 'demo', setting);
    await this.log.system(db, fairshift(systemId), {
      verb: 'system.started',
      objectType: 'system',
      objectId: systemId,
      words: demo ? 'started for the first time, with the examples' : 'started for the first time',
      after: { demo },
    });
    return systemId;
  }

  async #installDemo(db: Queryable, systemId: string): Promise<DemoPeople> {
    // One hash for all: the password is public, and each hash takes 30 ms of the first start.
    const hash = await hashPassword(DEMO_PASSWORD);
    const people: DemoPeople[number][] = [];
    for (const organisation of [...DEMO_ORGANISATIONS, DEMO_OPEN_DATA]) {
      people.push(...(await this.#installOrganisation(db, { systemId, organisation, hash })));
    }
    for (const [role, name] of Object.entries(DEMO_SYSTEM_PEOPLE) as [SystemRole, string][]) {
      const personId = await this.repository.insertPerson(db, { systemId, name, login: role, hash });
      await this.repository.insertSystemRole(db, systemId, personId, role);
      people.push(listed(role, name, DEMO_SYSTEM, role));
    }
    return people;
  }

  async #install(db: Queryable, systemId: string, organisation: FirstOrganisation): Promise<string> {
    const id = await this.repository.insertOrganisation(db, systemId, organisation);
    await this.auth.enter(db, id);
    await this.repository.insertCounter(db, id);
    return id;
  }

  async #installOrganisation(
    db: Queryable,
    { systemId, organisation, hash }: { systemId: string; organisation: DemoOrganisation; hash: string },
  ): Promise<DemoPeople> {
    const id = await this.#install(db, systemId, organisation);
    const people: DemoPeople[number][] = [];
    for (const [role, name] of Object.entries(organisation.people) as [OrganisationRole, string][]) {
      const login = `${organisation.kind}-${role}`;
      const personId = await this.repository.insertPerson(db, { systemId, name, login, hash });
      await this.repository.insertMembership(db, id, personId, role);
      people.push(listed(login, name, organisation.name, role));
    }
    return people;
  }
}

const listed = (
  login: string,
  name: string,
  organisationName: string,
  role: OrganisationRole | SystemRole,
) => ({
  login,
  name,
  organisationName,
  role: ROLE_LABELS[role],
  purpose: PURPOSES[role],
});
