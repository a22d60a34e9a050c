import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, type Request } from 'botbuilder';
import { createServer, plugins } from 'restify';

/** The floor: Microsoft's own echo bot as its samples write it, on botbuilder and restify, nothing tuned. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const bot = new EchoBot();
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req as unknown as Request, res, (context) => bot.run(context));
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
