import { create } from 'zustand'
import type { Failure } from '#app/contract/errors.ts'
import type { AboutInfo, Settings } from '#app/contract/operations.ts'
import { call, onPush } from '../bridge/client.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

type SettingsState = Readonly<{ settings: Settings | null; failure: Failure | null; about: Remote<AboutInfo> }>

export const useSettings = create<SettingsState>(() => ({ settings: null, failure: null, about: idle() }))

export async function loadSettings(): Promise<void> {
  const result = await call('settings.get', {})
  if (!result.ok) return useSettings.setState({ failure: result.error })
  take(result.value)
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const result = await call('settings.set', change)
  if (!result.ok) return useSettings.setState({ failure: result.error })
  take(result.value)
}

function take(settings: Settings): void {
  useSettings.setState({ settings, failure: null })
  applyTheme(settings.theme)
}

/** 'system' leaves the attribute off, and the stylesheet follows the machine. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.dataset.theme = theme
}

export async function loadAbout(): Promise<void> {
  useSettings.setState(({ about }) => ({ about: loading(about) }))
  const result = await call('about.info', {})
  useSettings.setState(({ about }) => ({ about: settled(about, result) }))
}

/** @returns a function that stops */
export const watchSettings = (): (() => void) => onPush((event) => void (event.type === 'settings.changed' && loadSettings()))
