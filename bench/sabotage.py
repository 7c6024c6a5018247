#!/usr/bin/env python3
"""Breaks one rule of restraint after the other in a copy of the tree, and shows that the generated histories notice.

    bench/sabotage.py [NAME ...]      all of them take about a minute each; a name runs that one alone

Each row names a file, a text in it and what stands there instead. It fails where a text is not found, or where the
histories (HistoriesTest, 200,000 decisions) find nothing wrong.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAIN = "engine/src/main/java/dev/hush/"
SABOTAGES = {
    "a-no-falls-to-a-faster-clock": (
        "consent/Sources.java",
        "return !shareAClock(no, yes)\n",
        "return no.at().isAfter(yes.at()) && !shareAClock(no, yes)\n",
    ),
    "a-yes-heard-later-always-wins": (
        "consent/Sources.java",
        "return !yes.byOwnHand() && (no.byOwnHand() || !yes.at().isAfter(no.at()));",
        "return false;",
    ),
    "the-shop-ends-what-a-hand-said": ("consent/Sources.java", "(no.byOwnHand() || ", "("),
    "a-yes-is-for-every-address": (
        "consent/ConsentRecord.java",
        "return address.isEmpty() || address.equals(addressKey);",
        "return true;",
    ),
    "every-yes-is-by-hand": ("customer/Statements.java", "mailbox.key(),\n                mailbox.isHere(),", "mailbox.key(),\n                true,"),
    "old-links-give": ("customer/Statements.java", "return mailed.filter(", "return Optional.<Instant>empty().filter("),
    "nos-of-others-do-not-bind": ("decision/Company.java", "theirs = sharers.stream()", "theirs = Stream.<CustomerState>empty()"),
    "a-hand-elsewhere-ends-a-stop": ("decision/Company.java", "no -> no.byHand() && no.address().equals(key)", "no -> false"),
    "a-complaint-closes-todays-address": ("customer/Learning.java", "return keys.isEmpty() ? before.reach().keys().values() : keys;", "return before.reach().keys().values();"),
    "an-undone-merge-leaves-the-yes": ("customer/Merge.java", "same(now, was).isEmpty() ? Optional.of(now) : Optional.empty()", "Optional.of(now)"),
    "dead-for-one-alone": (
        "decision/Company.java",
        "return Stream.concat(Stream.of(customer), sharers.stream())\n                .flatMap(it -> Optional.ofNullable(it.reach()",
        "return Stream.of(customer)\n                .flatMap(it -> Optional.ofNullable(it.reach()",
    ),
    "measured-by-customer-alone": ("decision/Company.java", "if (sharers.isEmpty() || key.isEmpty()) {\n            return List.of(own);", "if (true) {\n            return List.of(own);"),
    "pauses-of-others-do-not-bind": ("decision/Company.java", "customer.pause().stream(), neighbours(channel) .flatMap(", "customer.pause().stream(), neighbours(channel).limit(0).flatMap("),
    "letters-make-another-address": ("address/PlainForms.java", "Optional.of(stripped.toLowerCase(Locale.ROOT))", "Optional.of(stripped)"),
    "nobody-meets": ("engine/Household.java", "if (before.reach() == after.reach()) {\n            return after;", "if (true) {\n            return after;"),
    "a-bounce-is-the-customers-own-address": ("customer/Learning.java", "FieldChecks.said(event, \"address\")", "Optional.<String>empty()"),
    "another-address-revives": ("customer/CustomerStateEditor.java", "        reach = reach.with(channel, key);\n", "        reach = new Reach(reach.with(channel, key).keys(), reach.former(), Map.of(), reach.sharers());\n"),
    "a-merge-does-not-weigh": ("customer/Merge.java", "        for (ConsentRecord record : strict) {\n            weighed = weighed.with(record);\n        }\n        return weighed;", "        return new Consents(strict);"),
    "an-undone-merge-forgets-nos": ("customer/Merge.java", "                    again.consent(no);\n", ""),
    "a-message-is-not-noted-for-its-address": ("contact/Contact.java", "addressKey.or(() -> address));", "Optional.empty());"),
}


def run(name, tree):
    """What the histories find wrong; empty where they find nothing."""
    file, there, instead = SABOTAGES[name]
    path = tree / MAIN / file
    text = path.read_text()
    pattern = r"\s*".join(re.escape(part) for part in there.split())  # however the formatter breaks lines
    if not re.search(pattern, text):
        return None
    path.write_text(re.sub(pattern, lambda found: instead, text))
    try:
        done = subprocess.run(
            ["mvn", "-B", "-ntp", "-q", "-Pfast", "test", "-pl", "engine", "-Dtest=HistoriesTest", "-Dspotless.check.skip=true"],
            cwd=tree, capture_output=True, text=True)
    finally:
        path.write_text(text)
    found = re.search(r"wrong: \{(.*?)\}; guards", done.stdout)
    return found.group(1) if found else "no figures: " + (re.search(r"ERROR.*", done.stdout) or [""])[0][:200]


def main():
    names = sys.argv[1:] or list(SABOTAGES)
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder) / "hush"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", "data"))
        missed = 0
        for name in names:
            wrong = run(name, tree)
            noticed = bool(wrong) and not wrong.startswith("no figures")
            missed += not noticed
            what = "text not found" if wrong is None else wrong or "nothing wrong found"
            print(("noticed  " if noticed else "MISSED   ") + name + ": " + what, flush=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
