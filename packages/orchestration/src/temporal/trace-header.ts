/** The header of starts and activities that holds a traceparent. Not sealed: it says nothing about anybody. */
export const traceHeader = 'traceparent';
