import path from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from './data-folder.ts'

const here = { argv: ['electron', '.'], env: {}, platform: 'linux' as const, home: '/home/a' }

test('the argument goes before the environment, and that before the system’s place', () => {
  const env = { WARDLIGHT_DATA: '/from/env' }
  expect(dataFolder({ ...here, argv: [...here.argv, '--data', '/from/argument'], env })).toBe(path.resolve('/from/argument'))
  expect(dataFolder({ ...here, argv: [...here.argv, '--data=/joined'], env })).toBe(path.resolve('/joined'))
  expect(dataFolder({ ...here, env })).toBe(path.resolve('/from/env'))
  expect(dataFolder(here)).toBe(path.resolve('/home/a/.config/Wardlight'))
})

test('the system’s places', () => {
  expect(dataFolder({ ...here, env: { XDG_CONFIG_HOME: '/x' } })).toBe(path.resolve('/x/Wardlight'))
  expect(dataFolder({ ...here, platform: 'darwin' })).toBe(path.resolve('/home/a/Library/Application Support/Wardlight'))
  expect(dataFolder({ ...here, platform: 'win32', env: { APPDATA: '/roaming' } })).toBe(path.resolve('/roaming/Wardlight'))
})

test('an argument without its folder is not taken for one', () => {
  expect(dataFolder({ ...here, argv: ['electron', '.', '--data'] })).toBe(path.resolve('/home/a/.config/Wardlight'))
})
