import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccountsModule } from './modules/accounts/index.js';
import { AuditModule } from './modules/audit/index.js';
import { ConnectionsModule } from './modules/connections/index.js';
import { DatasetsModule } from './modules/datasets/index.js';
import { ExportsModule } from './modules/exports/index.js';
import { ImportsModule } from './modules/imports/index.js';
import { MeasuresModule } from './modules/measures/index.js';
import { OrganisationsModule } from './modules/organisations/index.js';
import { PeopleModule } from './modules/people/index.js';
import { PluginKitModule } from './modules/plugin-kit/index.js';
import { PluginsModule } from './modules/plugins/index.js';
import { ProjectsModule } from './modules/projects/index.js';
import { PublicationsModule } from './modules/publications/index.js';
import { SystemModule } from './modules/system/index.js';
import { PlatformModule } from './platform/platform.module.js';
import type { PlatformOptions } from './platform/platform.module.js';

/** The capabilities of this installation, in the order of DESIGN. */
const MODULES = [
  AccountsModule,
  OrganisationsModule,
  PeopleModule,
  AuditModule,
  PluginsModule,
  PluginKitModule,
  SystemModule,
  DatasetsModule,
  ImportsModule,
  ConnectionsModule,
  MeasuresModule,
  ProjectsModule,
  PublicationsModule,
  ExportsModule,
];

@Module({})
export class AppModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(options), ...MODULES] };
  }
}
