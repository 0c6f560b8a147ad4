/** URL of the app role, for processes that open their own pool. */
export const APP_URL = Symbol('AppUrl');
