import { expect, test } from './fixture.ts'

const REQUESTS: Readonly<Record<string, () => Promise<string>>> = {
  geolocation: () =>
    new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
      ),
    ),
  notifications: () => Notification.requestPermission(),
  camera: () =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  microphone: () =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  screen: () =>
    navigator.mediaDevices.getDisplayMedia().then(
      () => 'granted',
      () => 'denied',
    ),
  'reading the clipboard': () =>
    navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    ),
  'writing the clipboard': () =>
    navigator.clipboard.writeText('x').then(
      () => 'granted',
      () => 'denied',
    ),
  'local fonts': () =>
    (window as unknown as { queryLocalFonts: () => Promise<unknown[]> }).queryLocalFonts().then(
      (fonts) => (fonts.length > 0 ? 'granted' : 'denied'),
      () => 'denied',
    ),
  midi: () =>
    navigator.requestMIDIAccess({ sysex: true }).then(
      () => 'granted',
      () => 'denied',
    ),
}

for (const [name, request] of Object.entries(REQUESTS)) {
  test(`denied: ${name}`, async ({ page }) => {
    expect(await page.evaluate(request)).toBe('denied')
  })
}
