process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  process.stderr.write(
    `peak ${Math.round(process.resourceUsage().maxRSS / 1024)} cpu ${((user + system) / 1e6).toFixed(1)}\n`,
  )
})
