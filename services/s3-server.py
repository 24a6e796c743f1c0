"""
OpenStack Swift with its S3 API, whole in one process: s3-server.py FOLDER PORT.

Debian has it as four programs, each with a file of settings, a port and a place in /etc. Here the same parts are put
together by hand, so that nothing of the system is touched. It listens on 127.0.0.1, and verifies every signature.
"""

import os
import sys

folder, port = sys.argv[1], int(sys.argv[2])

import eventlet

eventlet.monkey_patch()

from swift.common import utils

# What the first import of other parts reads.
utils.SWIFT_CONF_FILE = os.path.join(folder, "swift.conf")
with open(utils.SWIFT_CONF_FILE, "w") as settings:
    settings.write(
        "[swift-hash]\nswift_hash_path_prefix = a\nswift_hash_path_suffix = b\n"
        "[storage-policy:0]\nname = only\ndefault = yes\n"
    )
utils.validate_hash_conf()

from eventlet import wsgi
from swift.account.server import AccountController
from swift.common.middleware import catch_errors, gatekeeper, slo, tempauth
from swift.common.middleware.s3api import s3api
from swift.common.ring import RingBuilder
from swift.common.swob import Request
from swift.container.server import ContainerController
from swift.obj.server import app_factory as object_server
from swift.proxy.server import Application as Proxy

DEVICE = "disk"
BUCKET = "syncboard"
devices = os.path.join(folder, "devices")
os.makedirs(os.path.join(devices, DEVICE), exist_ok=True)
common = {
    "devices": devices,
    "swift_dir": folder,
    "mount_check": "false",
    "disable_fallocate": "true",
    "log_level": "CRITICAL",
    # Nothing comes later to make good what one part could not tell another in time, and tests keep a machine busy.
    "conn_timeout": "30",
    "node_timeout": "60",
    "container_update_timeout": "30",
}


class Forgetful:
    """In the place of a memcached, which parts of the proxy insist on: it keeps nothing."""

    def __init__(self, app):
        self.app = app

    def __call__(self, env, start_response):
        env["swift.cache"] = self
        return self.app(env, start_response)

    def get(self, key, **_):
        return None

    def set(self, key, value, **_):
        pass

    def incr(self, key, **_):
        return 1

    def delete(self, key, **_):
        pass


def listen(on):
    return eventlet.listen(("127.0.0.1", on))


def serve(socket, app):
    return eventlet.spawn(wsgi.server, socket, app, log_output=False, debug=False)


def ring(name, socket):
    builder = RingBuilder(2, 1, 1)
    at = {"ip": "127.0.0.1", "port": socket.getsockname()[1]}
    replication = {"replication_ip": at["ip"], "replication_port": at["port"]}
    builder.add_dev(dict(at, **replication, id=0, region=1, zone=1, device=DEVICE, weight=1, meta=""))
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, name + ".ring.gz"))


parts = {
    "account": AccountController(common),
    "container": ContainerController(common),
    "object": object_server(common),
}
for name, part in parts.items():
    socket = listen(0)
    ring(name, socket)
    serve(socket, part)

app = Proxy(dict(common, allow_account_management="true", account_autocreate="true"))
made = Request.blank("/v1/AUTH_test/" + BUCKET, environ={"REQUEST_METHOD": "PUT"}).get_response(Forgetful(app))
if made.status_int not in (201, 202):
    sys.exit("no bucket could be made: " + made.status)
app = slo.filter_factory(common)(app)
app = tempauth.filter_factory(common, user_test_tester="testing .admin")(app)
# Lists of more than a few files come in pages.
pages = {"max_bucket_listing": "20"}
app = s3api.filter_factory(common, location="us-east-1", s3_acl="false", auth_pipeline_check="false", **pages)(app)
app = gatekeeper.filter_factory(common)(Forgetful(app))
serve(listen(port), catch_errors.filter_factory(common)(app)).wait()
