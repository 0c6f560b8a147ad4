import { Component, type ReactNode } from 'react';
import { Failure } from '../platform/failure.js';

/** The last net: a page that fails to draw says so, with a way on, in place of a white screen. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (!('error' in this.state)) return this.props.children;
    return <Failure error={this.state.error} onRetry={() => globalThis.location.reload()} />;
  }
}
