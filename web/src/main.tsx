/** Starts the signed-in application. */
import { createRoot } from 'react-dom/client';
import { Application } from './app/Application.tsx';
import './app/look.css';
import './app/shell.css';
import './app/parts.css';
import './app/tables.css';
import './app/fields.css';
import './app/tasks.css';
import './app/case.css';
import './app/journey.css';
import './app/questionnaire.css';
import './app/work.css';
import './app/members.css';
import './app/print.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Application />);
