/** Starts the signed-in application. */
// First: it must be there before anything makes a style.
import './app/style-nonce.ts';
import { createRoot } from 'react-dom/client';
import { Application } from './app/Application.tsx';
import { openDrafts } from './shared/drafts.ts';
import './app/look.css';
import './app/shell.css';
import './app/parts.css';
import './app/tables.css';
import './app/journal.css';
import './app/fields.css';
import './app/tasks.css';
import './app/case.css';
import './app/privacy.css';
import './app/journey.css';
import './app/questionnaire.css';
import './app/work.css';
import './app/registration.css';
import './app/members.css';
import './app/rosters.css';
import './app/print.css';

const root = document.getElementById('root');
// What a killed browser kept is there before anybody looks at it.
if (root) void openDrafts().finally(() => createRoot(root).render(<Application />));
