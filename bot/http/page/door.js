/* Runs in the browser, on a page of the second door: draws the card and sends what is pressed. */
(() => {
  const { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction } = window.AdaptiveCards;
  const place = document.getElementById('card');
  const said = document.getElementById('said');
  const { card, words } = JSON.parse(document.getElementById('model').textContent);

  const config = new HostConfig({
    fontFamily: "'Segoe UI', 'Open Sans', system-ui, sans-serif",
    fontSizes: { small: 14, default: 16, medium: 18, large: 20, extraLarge: 26 },
    spacing: { small: 8, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 16 },
    containerStyles: {
      default: { foregroundColors: { attention: { default: '#a4262c', subtle: '#a4262c' } } },
    },
    actions: { actionsOrientation: 'vertical', buttonSpacing: 10, actionAlignment: 'stretch', maxActions: 20 },
    inputs: { label: { requiredInputs: { suffix: ' *', suffixColor: 'attention' } } },
    supportsInteractivity: true,
  });

  /** As much of markdown as our cards use: bold, lists, line breaks, and what a backslash protects. */
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
      .replace(/^- (.*)$/gm, '<li>$1</li>')
      .replace(/\n(?!<li>)/g, '<br>')
      .replace(/\\(&lt;|&amp;|[\\*_[\]()~`>#+.!|{}-])/g, '$1');
    result.didProcess = true;
  };

  let sending = false;

  const draw = (shown) => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = config;
    drawn.parse(shown);
    drawn.onExecuteAction = (action) => {
      if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noopener,noreferrer');
      if (action instanceof ExecuteAction) press(action);
    };
    if (shown.lang) document.documentElement.lang = shown.lang;
    place.replaceChildren(drawn.render());
  };

  const press = async (action) => {
    if (sending) return;
    sending = true;
    said.textContent = words.sending;
    place.setAttribute('aria-busy', 'true');
    try {
      said.textContent = await answer(action);
    } catch {
      said.textContent = words.offline;
    }
    place.removeAttribute('aria-busy');
    sending = false;
  };

  /** Sends a press; draws the answer and moves to it, or says what went wrong beside the card as it is. */
  const answer = async (action) => {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ verb: action.verb, data: action.data ?? {} }),
    });
    const body = await response.json();
    if (response.status === 404) return words.badLink;
    if (!response.ok)
      return body.reference ? words.failed + ' ' + words.reference.replaceAll('#', body.reference) : words.failed;
    draw(body.card);
    place.focus();
    return '';
  };

  draw(card);
})();
