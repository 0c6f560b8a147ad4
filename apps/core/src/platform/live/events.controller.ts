import { routes } from '@fairshift/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Principal } from '../authentication.js';
import type { Context } from '../context.js';
import { Ctx, Route, Who } from '../routes.js';
import { EventsHub } from './events-hub.js';

const STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

@Controller()
export class EventsController {
  constructor(private readonly hub: EventsHub) {}

  @Route(routes.streamEvents)
  async stream(
    @Ctx() ctx: Context,
    @Who() who: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.writeHead(200, STREAM);
    const leave = await this.hub.subscribe({
      sessionId: who.sessionId,
      organisationId: ctx.organisationId,
      send: (event, data) => void response.write(`event: ${event}\ndata: ${data}\n\n`),
      keepAlive: () => void response.write(':\n\n'),
      end: () => void response.end(),
    });
    request.on('close', leave);
    response.on('close', leave);
    response.write('retry: 3000\nevent: ready\ndata: {}\n\n');
  }
}
