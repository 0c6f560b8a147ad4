import { Module } from '@nestjs/common';
import { PluginKitController } from './plugin-kit.controller.js';
import { PluginKitService } from './plugin-kit.service.js';

/** Serves what authors of plugins need, so that they need nobody else. */
@Module({ controllers: [PluginKitController], providers: [PluginKitService] })
export class PluginKitModule {}
