// The first script of the page: the bridge must be there already.
window.wardlight.invoke('hello', 'null')
window.bridgeAtStart = typeof window.wardlight?.invoke
window.pushed = []
window.stopPushes = window.wardlight.onPush((json) => window.pushed.push(JSON.parse(json)))
window.call = async (name, value = null) => JSON.parse(await window.wardlight.invoke(name, JSON.stringify(value)))
