import type { RouteSpec } from '@fairshift/contracts';
import { PERMISSIONS } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ROUTE } from '../routes.js';

export class UndeclaredRouteError extends Error {
  readonly code = 'undeclared-route';
}

const isAccess = (access: unknown): boolean =>
  access === 'public' || access === 'account' || Object.hasOwn(PERMISSIONS, String(access));

/** Every handler of the router with its route. A handler without a declared permission stops the start. */
@Injectable()
export class DeclaredRoutes implements OnApplicationBootstrap {
  readonly #scanner = new MetadataScanner();

  constructor(private readonly modules: ModulesContainer) {}

  onApplicationBootstrap(): void {
    this.specs();
  }

  /** @throws UndeclaredRouteError */
  specs(): readonly RouteSpec[] {
    return this.#handlers().map(({ where, handler }) => {
      const spec = Reflect.getMetadata(ROUTE, handler) as RouteSpec | undefined;
      if (!spec || !isAccess(spec.access)) {
        throw new UndeclaredRouteError(
          `${where} declares no permission. Use @Route with a route of the contracts.`,
        );
      }
      return spec;
    });
  }

  #handlers(): { where: string; handler: object }[] {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    return controllers.flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, unknown> }).prototype;
      return this.#scanner
        .getAllMethodNames(prototype)
        .map((name) => ({
          where: `${(metatype as { name: string }).name}.${name}`,
          handler: prototype[name] as object,
        }))
        .filter(({ handler }) => Reflect.hasMetadata('path', handler));
    });
  }
}
