import { routes } from '@fairshift/contracts';
import type { RouteBody } from '@fairshift/contracts';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Principal } from '../../platform/authentication.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { clientAddress } from '../../platform/http/client-address.js';
import { sessionCookie } from '../../platform/http/cookies.js';
import { Body, Route, Who } from '../../platform/routes.js';
import { AccountsService } from './accounts.service.js';
import type { SignedIn, Visitor } from './accounts.service.js';
import { LinkUse } from './link-use.js';

const visitorOf = (config: Config, request: Request): Visitor => ({
  address: clientAddress(config.trustedProxies, request),
  device: request.headers['user-agent'] ?? 'unknown',
});

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly links: LinkUse,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(routes.signIn)
  async signIn(
    @Body() { login, password }: RouteBody<typeof routes.signIn>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.#welcome(
      response,
      await this.accounts.signIn(login, password, visitorOf(this.config, request)),
    );
  }

  @Route(routes.getAccount)
  getAccount(@Who() who: Principal) {
    return this.accounts.account(who);
  }

  @Route(routes.signOut)
  async signOut(@Who() who: Principal, @Res({ passthrough: true }) response: Response) {
    await this.accounts.signOut(who);
    this.#goodbye(response);
  }

  @Route(routes.signOutEverywhere)
  async signOutEverywhere(@Who() who: Principal, @Res({ passthrough: true }) response: Response) {
    await this.accounts.signOutEverywhere(who);
    this.#goodbye(response);
  }

  @Route(routes.listSessions)
  listSessions(@Who() who: Principal) {
    return this.accounts.listSessions(who);
  }

  @Route(routes.changePassword)
  async changePassword(
    @Who() who: Principal,
    @Body() { current, next }: RouteBody<typeof routes.changePassword>,
    @Req() request: Request,
  ) {
    await this.accounts.changePassword(who, current, next, visitorOf(this.config, request));
  }

  @Route(routes.lookUpLink)
  lookUpLink(@Body() { token }: RouteBody<typeof routes.lookUpLink>) {
    return this.links.lookUp(token);
  }

  @Route(routes.acceptLink)
  async acceptLink(
    @Body() body: RouteBody<typeof routes.acceptLink>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.#welcome(response, await this.links.accept(body, visitorOf(this.config, request)));
  }

  #welcome(response: Response, { token, account }: SignedIn) {
    response.append('Set-Cookie', sessionCookie(this.config, token));
    return account;
  }

  #goodbye(response: Response) {
    response.append('Set-Cookie', sessionCookie(this.config, undefined));
    response.set('Clear-Site-Data', '"cache", "cookies", "storage"');
  }
}
