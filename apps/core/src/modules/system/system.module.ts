import { Module } from '@nestjs/common';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';
import { FirstStart } from './first-start.js';
import { FirstStartRepository } from './first-start.repository.js';
import { SystemController } from './system.controller.js';

@Module({
  controllers: [SystemController],
  providers: [DemoRepository, DemoService, FirstStartRepository, FirstStart],
  exports: [FirstStart],
})
export class SystemModule {}
