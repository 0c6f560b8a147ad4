import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { InvitationsService } from './invitations.service.js';
import { MembersService } from './members.service.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
  ) {}

  @Route(routes.listPeople)
  listPeople(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listPeople>) {
    return this.members.list(ctx, query);
  }

  @Route(routes.updateMember)
  updateMember(
    @Ctx() ctx: Context,
    @Params() { personId }: RouteParams<typeof routes.updateMember>,
    @Body() body: RouteBody<typeof routes.updateMember>,
  ) {
    return this.members.setRole(ctx, personId, body);
  }

  @Route(routes.removeMember)
  removeMember(@Ctx() ctx: Context, @Params() { personId }: RouteParams<typeof routes.removeMember>) {
    return this.members.remove(ctx, personId);
  }

  @Route(routes.createRecoveryLink)
  createRecoveryLink(
    @Ctx() ctx: Context,
    @Params() { personId }: RouteParams<typeof routes.createRecoveryLink>,
  ) {
    return this.members.createRecoveryLink(ctx, personId);
  }

  @Route(routes.listInvitations)
  listInvitations(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listInvitations>) {
    return this.invitations.list(ctx, query);
  }

  @Route(routes.createInvitation)
  createInvitation(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.createInvitation>) {
    return this.invitations.create(ctx, body);
  }

  @Route(routes.deleteInvitation)
  deleteInvitation(
    @Ctx() ctx: Context,
    @Params() { invitationId }: RouteParams<typeof routes.deleteInvitation>,
  ) {
    return this.invitations.remove(ctx, invitationId);
  }
}
