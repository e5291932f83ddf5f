"""Feeds a workspace over HTTP and reads what was decided: python3 producer.py WORKSPACE [ADDRESS]"""
import json, sys, urllib.request
from pathlib import Path

workspace = Path(sys.argv[1])
address = sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8737"
token = (workspace / "http-token").read_text().strip()


def ask(where, body=None):
    request = urllib.request.Request(address + where, body, {"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


# Send events. An id counts once: what may have been lost on the way can simply be sent again.
mails = [("mail-1", "Where is my parcel?", "question", 0.93), ("mail-2", "Broken!", "order", 0.41)]
events = [
    {
        "type": "prediction", "id": f"mail-svc-1-{mail}",
        "task": "mail-sorting", "model": "mail-svc", "version": "1",
        "item": {"id": mail, "payload": {"kind": "text", "text": text}},
        "prediction": {"value": label, "confidence": confidence},
        "created_at": "2026-03-02T09:00:00Z",
    }
    for mail, text, label, confidence in mails
]
print("sent:", ask("/v1/events", "\n".join(map(json.dumps, events)).encode()))

# Ask where an item goes.
print("route:", ask("/v1/route", json.dumps({"task": "mail-sorting", "item": "mail-1"}).encode()))

# Read final decisions from where the last run stopped.
bookmark = Path("producer.cursor")
cursor = int(bookmark.read_text()) if bookmark.exists() else 0
while lines := ask(f"/v1/decisions?after={cursor}").splitlines():
    for decision in map(json.loads, lines):
        print("decided:", decision["item_id"], decision["value"], "by", decision["by"])
        cursor = decision["cursor"]
    bookmark.write_text(str(cursor))
