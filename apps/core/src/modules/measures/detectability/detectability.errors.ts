import type { DetectabilityError } from '@fairshift/spc';
import { AppError } from '../../../platform/errors.js';

/** Fields of the question, as the contract names them. */
export type AimField = 'change' | 'from' | 'denominator' | 'baseline' | 'horizon' | 'chart' | 'group';

const FIELD_OF: Readonly<Record<DetectabilityError['code'], AimField>> = {
  'chart-not-simulated': 'chart',
  'same-level': 'change',
  'impossible-level': 'change',
  'no-denominator': 'denominator',
  'no-spread': 'chart',
  'no-baseline': 'baseline',
  'no-horizon': 'horizon',
};

/** The question cannot be simulated; the sentence says what to change, and where. */
export class AimNotSimulated extends AppError {
  constructor(faults: readonly { readonly field: AimField; readonly message: string }[]) {
    super('aim-not-simulated', 422, faults.map(({ message }) => message).join(' '), {
      errors: faults.map(({ field, message }) => ({ column: field, rule: 'can-be-simulated', message })),
    });
  }
}

export const refusedBySimulation = ({ code, message }: Pick<DetectabilityError, 'code' | 'message'>) =>
  new AimNotSimulated([{ field: FIELD_OF[code], message }]);

/** Others are being answered, or this one took longer than it may. */
export class SimulationBusy extends AppError {
  constructor(detail = 'Many questions are being answered. Ask again in half a minute.') {
    super('simulation-busy', 503, detail, { headers: { 'Retry-After': '30' } });
  }
}
