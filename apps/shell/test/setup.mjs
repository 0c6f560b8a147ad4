// jsdom has no layout: pages scroll to the top on navigation and measure their charts.
globalThis.scrollTo = () => undefined;
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
