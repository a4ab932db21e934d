"""Lets a test drive panoramisk: one JSON document to a line, both ways.

In:  {"id": 1, "action": {"Action": "Ping"}, "list": false}
Out: {"login": true}, {"event": {...}}, {"id": 1, "responses": [{...}]}
"""

import asyncio
import json
import sys

from panoramisk import Manager


def tell(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def fields(message):
    return {name.lower(): value for name, value in message.items() if isinstance(value, str)}


async def main():
    host, port, username, secret = sys.argv[1:]
    manager = Manager(
        host=host,
        port=int(port),
        username=username,
        secret=secret,
        on_login=lambda _: tell({"login": True}),
    )
    manager.register_event("*", lambda _, event: tell({"event": fields(event)}))
    manager.loop = asyncio.get_running_loop()
    manager.connect()

    reader = asyncio.StreamReader()
    await manager.loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)

    async def perform(request):
        answer = await manager.send_action(request["action"], as_list=request["list"])
        answers = answer if isinstance(answer, list) else [answer]
        tell({"id": request["id"], "responses": [fields(one) for one in answers]})

    while line := await reader.readline():
        asyncio.ensure_future(perform(json.loads(line)))
    manager.close()


asyncio.run(main())
