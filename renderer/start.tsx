import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Kiosk } from './kiosk.tsx';
import { inKiosk } from './store/allowed.ts';
import { connect } from './store/connect.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(<StrictMode>{inKiosk() ? <Kiosk /> : <App />}</StrictMode>);
connect();
// Names can be in any script, whatever the language is.
void import('./fonts-east-asia.css');
