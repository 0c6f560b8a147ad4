import { pluginKitRoutes } from '@fairshift/contracts';
import type { RouteParams } from '@fairshift/contracts';
import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Download, Params, Route } from '../../platform/routes.js';
import { PluginKitService } from './plugin-kit.service.js';

/** Names with a version never change what they hold; those without are the newest. */
const FOREVER = 'public, max-age=31536000, immutable';
const A_WHILE = 'public, max-age=300';

@Controller()
export class PluginKitController {
  constructor(private readonly kit: PluginKitService) {}

  @Route(pluginKitRoutes.getKitPackage)
  async getKitPackage(
    @Params() params: RouteParams<typeof pluginKitRoutes.getKitPackage>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Download> {
    const { bytes, fileName, versioned } = await this.kit.package(params.file);
    response.set('Cache-Control', versioned ? FOREVER : A_WHILE);
    return new Download(bytes, { contentType: 'application/gzip', fileName, size: bytes.length });
  }

  @Route(pluginKitRoutes.getManifestSchema)
  async getManifestSchema(@Res({ passthrough: true }) response: Response) {
    const schema = await this.kit.manifestSchema();
    response.set('Cache-Control', A_WHILE);
    return schema;
  }
}
