'use strict'
/* oxlint-disable no-underscore-dangle -- this stands in for Electron's own loader, and uses Node's as that does */

// The spare Electron comes without the small app that makes `electron FOLDER` work. This one does
// what the command line and Playwright need of it, and no more.
const { app } = require('electron')
const Module = require('node:module')
const path = require('node:path')

const { target, at, preloads } = readArguments(process.argv)
if (preloads.length > 0) Module._preloadModules(preloads)
if (target === undefined) {
  process.stdout.write(`v${process.versions.electron}\n`)
  app.exit(0)
} else {
  // The app sees the arguments as it would see them without this stand-in.
  process.argv.splice(1, at - 1)
  startApp(path.resolve(target))
}

/** The first plain word is the app; `-r FILE` before it is what Playwright loads first. */
function readArguments(argv) {
  const first = []
  for (let i = 1; i < argv.length; i++) {
    if (argv[i] === '-r' || argv[i] === '--require') first.push(argv[++i])
    else if (!argv[i].startsWith('-')) return { target: argv[i], at: i, preloads: first }
  }
  return { target: undefined, at: argv.length, preloads: first }
}

function startApp(folder) {
  const { name, productName = name, version, main } = require(path.join(folder, 'package.json'))
  app.setName(productName)
  app.setVersion(version)
  app.setAppPath(folder)
  const given = app.commandLine.getSwitchValue('user-data-dir')
  app.setPath(
    'userData',
    given ? path.resolve(given) : path.join(app.getPath('appData'), productName),
  )
  Module._load(path.join(folder, main), null, true)
}
