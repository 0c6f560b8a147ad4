/** Holds clock and chance still while a chart works, and notes that it asked for them. */
export interface ImpurityWatch {
  seen(): readonly string[];
  end(): void;
}

const HELD = Date.UTC(2026, 0, 1);

export function watchImpurity(): ImpurityWatch {
  const asked = new Set<string>();
  const kept = { Date, random: Math.random };
  const note = <T>(name: string, value: T): T => {
    asked.add(name);
    return value;
  };
  globalThis.Date = new Proxy(Date, {
    construct: (target, given) =>
      given.length === 0 ? note('new Date()', new target(HELD)) : Reflect.construct(target, given),
    apply: () => note('Date()', new kept.Date(HELD).toString()),
    get: (target, name, receiver) =>
      name === 'now' ? () => note('Date.now()', HELD) : Reflect.get(target, name, receiver),
  });
  Math.random = () => note('Math.random()', 0.5);
  return {
    seen: () => [...asked],
    end: () => {
      globalThis.Date = kept.Date;
      Math.random = kept.random;
    },
  };
}
