const SHAPE = /(?<![\d.])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d.])/g;

/**
 * Whether ten digits are an NHS number: the last one is a check digit, by weights 10 to 2 and modulus 11.
 * Source: NHS Data Dictionary, NHS NUMBER.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** Whether a text holds an NHS number, written as one or in threes and a four: `943 476 5919`. */
export function holdsNhsNumber(text: string): boolean {
  for (const [, first = '', second = '', third = ''] of text.matchAll(SHAPE))
    if (isNhsNumber(first + second + third)) return true;
  return false;
}
