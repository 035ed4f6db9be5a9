// A window above the page: one thing to fill in, to confirm or to read. Escape closes it, and the focus goes back.
import {button, fill, freshId, h} from './dom.js';
import {refusal} from './refusal.js';

/**
 * `run` does what `submit` says and throws what is refused, which is shown inside. Without `submit` there is only Close.
 * Comes back with true once it is done, with false when it was given up.
 */
export function dialog({title, content, submit, run, danger = false, close = submit ? 'Cancel' : 'Close'}) {
  return new Promise((resolve) => {
    const heading = freshId('dialog');
    const problems = h('div', {'aria-live': 'assertive'});
    let isDone = false;
    const done = h('button', {type: 'submit', class: danger ? 'danger' : 'primary'}, submit ?? '');
    const form = h('form', {
      onsubmit: async (event) => {
        event.preventDefault();
        if (!run) return;
        fill(problems);
        done.disabled = true;
        try {
          await run();
          isDone = true;
          window.close();
        } catch (error) {
          fill(problems, refusal(error));
        }
        done.disabled = false;
      },
    }, h('h2', {id: heading}, title), content, problems,
       h('div', {class: 'actions'}, submit ? done : null, button(close, () => window.close())));
    const window = h('dialog', {'aria-labelledby': heading}, form);
    window.addEventListener('close', () => {
      window.remove();
      resolve(isDone);
    });
    document.body.append(window);
    window.showModal();
    (window.querySelector('input:not([type=hidden]), select, textarea') ?? window.querySelector('button')).focus();
  });
}

export const confirm = (title, text, submit, run) =>
  dialog({title, content: h('p', {}, text), submit, run, danger: true});
