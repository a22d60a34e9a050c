/* Runs in the browser, on a page of the second door: draws the card and sends what is pressed. */
(() => {
  const { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction } = window.AdaptiveCards;
  const [title, place, said] = ['title', 'card', 'said'].map((id) => document.getElementById(id));
  const model = JSON.parse(document.getElementById('model').textContent);
  let words = model.words;
  let sending = false;

  const config = new HostConfig({
    fontFamily: "'Segoe UI', 'Open Sans', system-ui, sans-serif",
    fontSizes: { small: 14, default: 16, medium: 18, large: 20, extraLarge: 26 },
    spacing: { small: 8, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 16 },
    containerStyles: {
      default: { foregroundColors: { attention: { default: '#a4262c', subtle: '#a4262c' } } },
    },
    actions: { actionsOrientation: 'vertical', buttonSpacing: 10, actionAlignment: 'stretch', maxActions: 20 },
    inputs: {
      label: { requiredInputs: { suffix: ' *', suffixColor: 'attention' } },
      errorMessage: { color: 'attention', weight: 'bolder' },
    },
    textBlock: { headingLevel: 2 },
    supportsInteractivity: true,
  });

  /** As much of markdown as our cards use: bold, lists, line breaks, and what a backslash protects. */
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
      .replace(/(?:^- .*(?:\n|$))+/gm, (list) => `<ul>${list.replace(/^- (.*)\n?/gm, '<li>$1</li>')}</ul>`)
      .replace(/\n/g, '<br>')
      .replace(/\\(&lt;|&amp;|[\\*_[\]()~`>#+.!|{}-])/g, '$1');
    result.didProcess = true;
  };

  /** Puts words into a place, in the reader's language or in both. */
  const put = (where, text) => {
    const parts = text.map(([language, part]) =>
      Object.assign(document.createElement('span'), { lang: language, textContent: part }),
    );
    where.replaceChildren(...parts.flatMap((part, n) => (n === 0 ? [part] : [' / ', part])));
  };

  /** Draws a card; answers what is to be read first: why something was refused, or else the heading. */
  const draw = (shown) => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = config;
    drawn.parse(shown);
    drawn.onExecuteAction = (action) => {
      if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noopener,noreferrer');
      if (action instanceof ExecuteAction) press(action);
    };
    const element = drawn.render();
    element.removeAttribute('tabindex'); // nothing happens there
    const items = Array.from({ length: drawn.getItemCount() }, (_, n) => drawn.getItemAt(n));
    // the library keeps a part's language to itself
    shown.body.forEach(({ lang }, n) => {
      if (lang && items[n]?.renderedElement) items[n].renderedElement.lang = lang;
    });
    place.replaceChildren(element);
    const notice = items[shown.body.findIndex(({ color }) => color === 'Attention')];
    return notice?.renderedElement ?? place.querySelector('[role=heading]') ?? place;
  };

  const show = (next) => {
    words = next.words;
    document.documentElement.lang = next.language;
    document.title = next.title.map(([, text]) => text).join(' / ');
    put(title, next.title);
    const first = draw(next.card);
    first.tabIndex = -1;
    first.focus();
  };

  const press = async (action) => {
    if (sending) return;
    sending = true;
    put(said, words.sending);
    place.setAttribute('aria-busy', 'true');
    try {
      put(said, await answer(action));
    } catch {
      put(said, words.offline);
    }
    place.removeAttribute('aria-busy');
    sending = false;
  };

  /** Sends a press; draws the answer and moves to it, or says what went wrong, with the card and its fields as they are. */
  const answer = async (action) => {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ verb: action.verb, data: action.data ?? {} }),
    });
    if (response.status === 404) return words.badLink;
    const body = await response.json().catch(() => ({}));
    if (response.ok) {
      show(body);
      return [];
    }
    if (!body.reference) return words.failed;
    return words.failed.map(([language, text], n) => [
      language,
      `${text} ${words.reference[n][1].replace('#', () => body.reference)}`,
    ]);
  };

  /** The library says beside a field what is wrong, and goes there; that something is wrong is said here. */
  const look = () => {
    if (sending) return;
    const wrong = [...place.querySelectorAll('.ac-input')].map((input) => {
      const failed = input.classList.contains('ac-input-validation-failed');
      input.toggleAttribute('aria-invalid', failed);
      if (failed) input.setAttribute('aria-invalid', 'true');
      return failed;
    });
    put(said, wrong.includes(true) ? words.notFilled : []);
  };
  // after the library, which lets no click through
  place.addEventListener('click', (event) => event.target.closest('.ac-pushButton') && setTimeout(look), true);

  draw(model.card);
})();
