"""What schemathesis has to know of the API beyond its document. Environment: DONDOC_URL, and of a person DONDOC_USERNAME, DONDOC_PASSWORD."""

import atexit
import collections
import itertools
import os
import re

import requests
import schemathesis

COOKIE = "dondoc.session_token"
URL = os.environ["DONDOC_URL"]
ETAG = re.compile(r'\*|"[0-9]{1,9}"')
USERNAME = os.environ.get("DONDOC_USERNAME")

# Sessions that a request may have ended, and the one in force after them.
ended: set[str] = set()
session: str | None = None
numbers = itertools.count()

answers: collections.Counter[int] = collections.Counter()
atexit.register(lambda: print("Answers:", ", ".join(f"{status}: {count}" for status, count in sorted(answers.items()))))


@schemathesis.hook
def before_call(context, case, kwargs):
    """
    Whoever signs out goes on signed in again; requests that are meant to come without a session stay so. An idempotency
    key is used once: what is tried systematically comes with the same one again and again, which is another test's matter.
    """
    key = (case.headers or {}).get("Idempotency-Key")
    if key and len(key) < 190:
        case.headers["Idempotency-Key"] = f"{key}{next(numbers)}"
    sent = (case.cookies or {}).get(COOKIE)
    if session is not None and sent in ended:
        case.cookies[COOKIE] = session


@schemathesis.hook
def after_call(context, case, response):
    global session
    answers[response.status_code] += 1
    sent = (case.cookies or {}).get(COOKIE)
    path = case.operation.path
    if USERNAME is None or sent is None or case.method.upper() != "DELETE" or not path.startswith("/session"):
        return
    ended.add(sent)
    credentials = {"username": USERNAME, "password": os.environ["DONDOC_PASSWORD"]}
    answer = requests.post(f"{URL}/api/v1/session", json=credentials, timeout=30)
    answer.raise_for_status()
    session = answer.cookies[COOKIE]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """A request of the documented form may still be refused by the rules of the record: see `lawful`."""
    return not (type(failure).__name__ == "RejectedPositiveData" and lawful(response, case))


def lawful(response, case):
    """
    422 for what no schema can say: a day that is past, a person of another unit, a file that is no document. Where the
    form is at fault the answer lists the fields in `errors`, or names a header; that stays a failure. 412 where an ETag
    was made up. schemathesis writes If-Match by its own notion of it, not by the pattern of the document.
    """
    etag = (case.headers or {}).get("If-Match")
    if response.status_code == 412:
        return etag is not None
    if response.status_code != 422:
        return False
    problem = response.json()
    if problem.get("field") == "If-Match":
        return ETAG.fullmatch(etag or "") is None
    # The rungs of a ladder, and the parts of an amendment, are weighed together, and all that is wrong is said at once.
    if case.operation.path.endswith(("/policy", "/policy-preview", "/amendments")):
        return True
    return "errors" not in problem and problem.get("field") != "Idempotency-Key"
