/* Runs in the browser page of render.ts, beside the adaptivecards library: draws one card. */
(() => {
  const { AdaptiveCard, HostConfig } = window.AdaptiveCards;

  /** As much of markdown as Teams shows in cards: bold, lists, line breaks, and what a backslash protects. */
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

  window.drawCard = (card, config) => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(config);
    drawn.parse(card);
    document.documentElement.lang = card.lang;
    document.body.replaceChildren(drawn.render());
  };
})();
