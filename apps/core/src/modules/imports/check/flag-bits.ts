/** Bits of an observation's flags; the denominator's stand four bits higher (plugin-host `ObservationBlock`). */
export const SUPPRESSED_BIT = 1;
export const MISSING_BIT = 2;
export const NOT_APPLICABLE_BIT = 4;
export const ROUNDED_BIT = 8;
export const DENOMINATOR_BITS = 4;
