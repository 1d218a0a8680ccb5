// What the page and its server say to one another: actions, one after the other.

const token = document.querySelector('meta[name="token"]').content;

/** An answer that is no success: its text says the remedy. */
export class Refused extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

async function send(action, body, keepalive) {
  let response;
  try {
    response = await fetch('/do/' + action, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'X-Trigrad-Token': token},
      body: JSON.stringify(body),
      keepalive,
    });
  } catch {
    throw new Refused(0, 'The playground does not answer; start it again, then reload this page.');
  }
  if (!response.ok) {
    throw new Refused(response.status, await response.text());
  }
  return response;
}

let last = Promise.resolve();

/** Answers come in the order of the calls, each once the one before is done. */
export function call(action, body) {
  const answer = last.then(() => send(action, body(), false));
  last = answer.catch(() => {});
  return answer;
}

/** For a page that is going away. */
export function tell(action, body) {
  send(action, body, true).catch(() => {});
}
