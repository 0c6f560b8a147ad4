import { Controller, Get, Module } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { route } from '@fairshift/contracts';
import { Test } from '@nestjs/testing';
import { Route } from '../routes.js';
import { DeclaredRoutes } from './declared-routes.js';

@Controller()
class Bare {
  @Get('/api/bare')
  bare() {
    return 'open to all';
  }
}

@Controller()
class Unknown {
  @Route(
    route({
      id: 'x',
      method: 'GET',
      path: '/api/x',
      summary: 'x',
      access: 'things:fly' as 'account',
      status: 200,
    }),
  )
  fly() {
    return {};
  }
}

@Controller()
class Declared {
  @Route(route({ id: 'x', method: 'GET', path: '/api/x', summary: 'x', access: 'account', status: 200 }))
  declared() {
    return {};
  }
}

async function start(controller: new () => object) {
  @Module({ controllers: [controller], providers: [DeclaredRoutes] })
  class App {}
  const module = await Test.createTestingModule({ imports: [App] }).compile();
  const app = module.createNestApplication({ logger: false });
  await app.init();
  await app.close();
}

describe('a handler without a declared permission', () => {
  it('stops the start', async () => {
    await expect(start(Bare)).rejects.toThrow('Bare.bare declares no permission');
    await expect(start(Unknown)).rejects.toThrow('Unknown.fly declares no permission');
    await expect(start(Declared)).resolves.toBeUndefined();
  });
});
