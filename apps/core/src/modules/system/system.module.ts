import { Module } from '@nestjs/common';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';
import { FirstStart } from './first-start.js';
import { FirstStartRepository } from './first-start.repository.js';
import { SystemRolesRepository } from './system-roles.repository.js';
import { SystemRolesService } from './system-roles.service.js';
import { SystemController } from './system.controller.js';

@Module({
  controllers: [SystemController],
  providers: [
    DemoRepository,
    DemoService,
    FirstStartRepository,
    FirstStart,
    SystemRolesRepository,
    SystemRolesService,
  ],
  exports: [FirstStart],
})
export class SystemModule {}
