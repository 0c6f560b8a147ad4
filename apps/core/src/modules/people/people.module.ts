import { Module } from '@nestjs/common';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { PeopleController } from './people.controller.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  controllers: [PeopleController, TeamsController],
  providers: [
    MembersRepository,
    InvitationsRepository,
    TeamsRepository,
    MembersService,
    InvitationsService,
    TeamsService,
  ],
  exports: [TeamsService],
})
export class PeopleModule {}
