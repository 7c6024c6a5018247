package dev.hush.memory;

import dev.hush.engine.RuleCount;
import dev.hush.engine.RuleFiles;
import dev.hush.engine.RuleVersion;
import dev.hush.engine.RuleVersions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Versions of rules and their counts, in memory. */
final class MemoryRules implements RuleVersions {
    private final List<RuleVersion> versions = new ArrayList<>();
    private final List<RuleFiles> files = new ArrayList<>();
    private final Map<RuleCount, Long> counts = new TreeMap<>();

    @Override
    public synchronized RuleVersion publish(RuleVersion version, RuleFiles made) {
        Optional<RuleVersion> newest = inCharge().filter(it -> it.content().equals(version.content()));
        if (newest.isPresent()) {
            RuleVersion same = newest.get();
            versions.set(
                    versions.size() - 1,
                    new RuleVersion(
                            same.number(),
                            same.rules(),
                            same.content(),
                            same.at(),
                            same.rolledBackTo(),
                            version.setAside()));
        } else {
            versions.add(new RuleVersion(
                    versions.size() + 1L,
                    version.rules(),
                    version.content(),
                    version.at(),
                    version.rolledBackTo(),
                    version.setAside()));
            files.add(made);
        }
        return versions.get(versions.size() - 1);
    }

    @Override
    public synchronized List<RuleVersion> newest(int most) {
        List<RuleVersion> newest = new ArrayList<>(versions);
        Collections.reverse(newest);
        return List.copyOf(newest.subList(0, Math.min(most, newest.size())));
    }

    @Override
    public synchronized Optional<RuleVersion> find(long number) {
        return versions.stream().filter(it -> it.number() == number).findFirst();
    }

    @Override
    public synchronized Optional<RuleFiles> files(long number) {
        return find(number).map(it -> files.get((int) number - 1));
    }

    synchronized void count(Map<RuleCount, Long> more) {
        more.forEach((what, times) -> counts.merge(what, times, Long::sum));
    }

    @Override
    public synchronized Map<RuleCount, Long> counts() {
        return new TreeMap<>(counts);
    }
}
