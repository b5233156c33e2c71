/** The two channels between page and main. */
export const CALL_CHANNEL = 'wardlight:call'
export const PUSH_CHANNEL = 'wardlight:push'
