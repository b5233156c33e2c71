/** The two scripts that run in every new document before any of the page's own: one in the page's world, one in the preload's. */
import { connectPeer } from './bridge-peer.ts'
import { makeRendererApi } from './renderer-api.ts'

/** Name of the isolated world, of the binding in it that carries text to main, and of the function main calls in it. */
export const WORLD = 'wardlight-preload'
export const SEND = 'standinSend'
export const RECEIVE = 'standinReceive'

/** The page's side: the other end of the bridge, and `window.open` answering null as it does where new windows are refused. */
export function pageScript(channel: string): string {
  return `(() => {
    if (window !== window.top) return
    Object.defineProperty(window, 'open', { value: () => null })
    ;(${connectPeer})(document, '${channel}-page', '${channel}-preload', window)
  })()`
}

/** The preload's side. As in Electron it runs in the main frame only, and can require nothing but electron. */
export function preloadScript(channel: string, preload: string): string {
  return `(() => {
    if (window !== window.top) return
    const peer = (${connectPeer})(document, '${channel}-preload', '${channel}-page', {})
    const { electron, receive } = (${makeRendererApi})(peer, globalThis.${SEND})
    globalThis.${RECEIVE} = receive
    const require = (name) => {
      if (name === 'electron') return electron
      throw new Error('module not found: ' + name)
    }
    const module = { exports: {} }
    ;((require, module, exports) => {${preload}
    })(require, module, module.exports)
  })()`
}
