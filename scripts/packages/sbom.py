"""dist/aiven-mock-VERSION.spdx.json: what is in the program, and under which licenses (SPDX 2.3)."""

import datetime
import hashlib
import json
import re

from .facts import DIST, LIBRARIES, PROGRAM, SUMMARY, TIME, VERSION


def package(name, version, license_, source, **more):
    return {"SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9]+", "-", name), "name": name, "versionInfo": version,
            "downloadLocation": source, "filesAnalyzed": False, "licenseConcluded": license_,
            "licenseDeclared": license_, "copyrightText": "NOASSERTION", **more}


def make():
    digest = hashlib.sha256(PROGRAM.read_bytes()).hexdigest()
    ours = package("aiven-mock", VERSION, "Apache-2.0", "NOASSERTION", summary=SUMMARY, primaryPackagePurpose="APPLICATION",
                   checksums=[{"algorithm": "SHA256", "checksumValue": digest}])
    theirs = [package(each.name, each.version, each.license, each.source) for each in LIBRARIES]
    about = {"spdxElementId": "SPDXRef-DOCUMENT", "relatedSpdxElement": ours["SPDXID"], "relationshipType": "DESCRIBES"}
    parts = [{"spdxElementId": ours["SPDXID"], "relatedSpdxElement": each["SPDXID"], "relationshipType": "STATIC_LINK"}
             for each in theirs]
    created = datetime.datetime.fromtimestamp(TIME, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    document = {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
                "name": f"aiven-mock-{VERSION}", "documentNamespace": f"https://spdx.org/spdxdocs/aiven-mock-{VERSION}-{digest}",
                "creationInfo": {"created": created, "creators": ["Tool: aiven-mock scripts/package"]},
                "packages": [ours, *theirs], "relationships": [about, *parts]}
    (DIST / f"aiven-mock-{VERSION}.spdx.json").write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
