"""dist/aiven-mock-VERSION-image.tar: the image of Containerfile as an OCI archive, made without an engine.

It has a second list of contents, manifest.json, for `docker load` of engines that do not know the first one."""

import datetime
import hashlib
import json

from .facts import DIST, MACHINE, PROGRAM, ROOT, SUMMARY, TIME, VERSION, notices, tar, zipped

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
SECOND = 10**9  # in nanoseconds, as images count


def digest_of(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def layer():
    """What Containerfile copies, owned by root; nobody in the container may change it."""
    return tar([("aiven-mock", PROGRAM.read_bytes(), 0o755), ("LICENSE", (ROOT / "LICENSE").read_bytes(), 0o644),
                ("NOTICES", notices().encode(), 0o644)])


def config(layer_digest):
    created = datetime.datetime.fromtimestamp(TIME, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    health = {"Test": ["CMD", "/aiven-mock", "health"], "Interval": 2 * SECOND, "Timeout": 2 * SECOND, "Retries": 3}
    return {"created": created, "architecture": ARCHITECTURES[MACHINE], "os": "linux",
            "config": {"User": "65532:65532", "ExposedPorts": {"8080/tcp": {}}, "Env": ["AIVEN_MOCK_HOST=0.0.0.0"],
                       "Entrypoint": ["/aiven-mock"], "Cmd": ["serve"], "WorkingDir": "/", "Healthcheck": health,
                       "Labels": {"org.opencontainers.image.title": "aiven-mock",
                                  "org.opencontainers.image.description": SUMMARY,
                                  "org.opencontainers.image.version": VERSION,
                                  "org.opencontainers.image.licenses": "Apache-2.0"}},
            "rootfs": {"type": "layers", "diff_ids": [layer_digest]}, "history": [{"created": created}]}


def make():
    blobs = {}

    def add(data, kind):
        digest = digest_of(data)
        blobs[digest] = data
        return {"mediaType": f"application/vnd.oci.image.{kind}", "digest": digest, "size": len(data)}

    def add_json(value, kind):
        return add(json.dumps(value, sort_keys=True).encode(), kind)

    plain = layer()
    def place_of(blob):
        return "blobs/" + blob["digest"].replace(":", "/")

    about, files_within = add_json(config(digest_of(plain)), "config.v1+json"), add(zipped(plain), "layer.v1.tar+gzip")
    manifest = add_json({"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                         "config": about, "layers": [files_within]}, "manifest.v1+json")
    name = f"aiven-mock:{VERSION}"
    manifest["annotations"] = {"org.opencontainers.image.ref.name": name,
                               "io.containerd.image.name": f"docker.io/library/{name}"}
    for_docker = [{"Config": place_of(about), "RepoTags": [name], "Layers": [place_of(files_within)]}]
    index = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [manifest]}
    files = [("oci-layout", b'{"imageLayoutVersion": "1.0.0"}', 0o644), ("index.json", json.dumps(index).encode(), 0o644),
             ("manifest.json", json.dumps(for_docker).encode(), 0o644),
             ("blobs/", b"", 0o755), ("blobs/sha256/", b"", 0o755)]
    files += [("blobs/" + digest.replace(":", "/"), data, 0o644) for digest, data in sorted(blobs.items())]
    (DIST / f"aiven-mock-{VERSION}-image.tar").write_bytes(tar(files))
