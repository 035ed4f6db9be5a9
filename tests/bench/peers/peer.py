"""What every peer is described by."""

import measuring


class Peer:
    def __init__(self, name, command, port, users, create=None, reset=None, headers=None, prepare=None):
        """`users`: the path of a list of ten; `create`: path and body; `reset`: method, path and, if
        it needs some, headers; `prepare(server)`."""
        self.name, self.command, self.port, self.users = name, command, port, users
        self.create, self.reset, self.headers = create, reset, headers or {}
        self.prepare = prepare

    def start(self):
        return measuring.Server(self.command, self.port, self.users)


def ten_users():
    return [{"user_id": f"a0{number:08d}", "name": f"user-{number}", "is_super_admin": False,
             "user_email": f"a0{number:08d}@application-users.aiven.example", "create_time": "2026-01-31T09:30:00Z"}
            for number in range(10)]
