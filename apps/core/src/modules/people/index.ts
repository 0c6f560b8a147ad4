export { PeopleModule } from './people.module.js';
export { TeamsService } from './teams.service.js';
