import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'

/** The size of an element, kept as it changes; zero before the first layout. */
export function useSize(ref: RefObject<HTMLElement | null>): Readonly<{ width: number; height: number }> {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const next = { width: Math.floor(element.clientWidth), height: Math.floor(element.clientHeight) }
      setSize((before) => (before.width === next.width && before.height === next.height ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}

const DESK = '(min-width: 1440px)'
const LAPTOP = '(min-width: 1180px)'

function subscribe(listener: () => void): () => void {
  const queries = [DESK, LAPTOP].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

/** Three columns at a desk, two on a laptop, one on a tablet. */
export function useColumns(): 1 | 2 | 3 {
  return useSyncExternalStore(subscribe, () => (window.matchMedia(DESK).matches ? 3 : window.matchMedia(LAPTOP).matches ? 2 : 1))
}

/** Changes with the colour theme, for what is drawn on a canvas. */
export function useTheme(): string {
  return useSyncExternalStore(subscribeTheme, readTheme)
}

const DARK = '(prefers-color-scheme: dark)'

function subscribeTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const query = window.matchMedia(DARK)
  query.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    query.removeEventListener('change', listener)
  }
}

const readTheme = (): string => document.documentElement.dataset.theme ?? (window.matchMedia(DARK).matches ? 'dark' : 'light')
