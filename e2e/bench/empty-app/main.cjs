// The least that is a window with something painted in it: what the wizard's first paint is measured against.
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app.disableHardwareAcceleration();
app.on('ready', () => {
  const window = new BrowserWindow({ width: 1024, height: 768 });
  void window.loadFile('index.html');
});
