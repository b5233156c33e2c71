/** How the browser is started: quiet, without a network, refusing what a page may ask for, remembering nothing. */

export type BrowserLook = Readonly<{ width: number; height: number; title: string; backgroundColor: string }>

/** Parts of a browser that would talk to somebody, or offer something. */
const FEATURES_OFF = [
  'AimEnabled',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
  'msForceBrowserSignIn',
]

const FLAGS = [
  '--remote-debugging-pipe',
  '--incognito',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--no-service-autorun',
  '--deny-permission-prompts',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-search-engine-choice-screen',
  '--class=Wardlight',
  '--disable-sync',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--edge-skip-compat-layer-relaunch',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--disable-features=${FEATURES_OFF.join(',')}`,
]

/** Under test a page must not be slowed for being out of sight. */
const HEADLESS_FLAGS = ['--headless=new', '--hide-scrollbars', '--mute-audio', '--force-color-profile=srgb', '--disable-gpu']
const NEVER_SLOWED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

export type StartOptions = Readonly<{ look: BrowserLook; profile: string; headless: boolean; sandbox: boolean; extra: readonly string[] }>

export function browserFlags({ look, profile, headless, sandbox, extra }: StartOptions): string[] {
  return [
    ...FLAGS,
    ...NEVER_SLOWED,
    ...(headless ? HEADLESS_FLAGS : []),
    ...(sandbox ? [] : ['--no-sandbox', '--test-type']),
    ...extra.filter((flag) => flag !== '--no-sandbox'),
    `--user-data-dir=${profile}`,
    `--window-size=${look.width},${look.height}`,
    `--app=${firstPage(look)}`,
  ]
}

/** Seen for a moment, until the program's page is there: its colour and its title. */
export function firstPage({ title, backgroundColor }: BrowserLook): string {
  const escaped = title.replace(/[<>&"]/g, '')
  const page = `<!doctype html><title>${escaped}</title><body style="background:${backgroundColor.replace(/[^#\w]/g, '')}">`
  return `data:text/html,${encodeURIComponent(page)}`
}

const BLOCK = 2

/** Settings of a new profile: a question for any of these is answered no before it is asked. */
export const PREFERENCES = {
  profile: {
    default_content_setting_values: Object.fromEntries(
      [
        ...[
          'ar',
          'automatic_downloads',
          'bluetooth_guard',
          'bluetooth_scanning',
          'clipboard',
          'file_system_read_guard',
          'file_system_write_guard',
        ],
        ...[
          'geolocation',
          'hid_guard',
          'idle_detection',
          'local_fonts',
          'media_stream_camera',
          'media_stream_mic',
          'midi_sysex',
          'notifications',
        ],
        ...['payment_handler', 'popups', 'sensors', 'serial_guard', 'storage_access', 'usb_guard', 'vr', 'window_placement'],
      ].map((kind) => [kind, BLOCK]),
    ),
    password_manager_leak_detection: false,
  },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  credentials_enable_service: false,
  download_restrictions: 3,
  net: { network_prediction_options: BLOCK },
  search: { suggest_enabled: false },
  translate: { enabled: false },
}
