package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.RuleFiles;
import dev.hush.engine.RuleVersion;
import dev.hush.engine.RuleVersions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a workspace's rules in charge, one version after the other, and keeps each.
 *
 * <p>What is faulty never gets in charge: the version before stays. After a roll-back the folder is set aside until it
 * changes, also over a restart.
 */
final class Publisher {
    /** What is said of a folder that a roll-back put aside. */
    static final String SET_ASIDE =
            "the folder holds other files; they are left as they are, and are not in charge until"
                    + " one of them changes. hush rules diff shows them.";

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final Path root;
    private final RuleVersions versions;
    private final InstantSource clock;
    private volatile Consumer<LoadedWorkspace> charge = loaded -> {};
    private volatile List<String> faults = List.of();
    private String lastLooked = "";

    Publisher(Path root, RuleVersions versions, InstantSource clock) {
        this.root = root;
        this.versions = versions;
        this.clock = clock;
    }

    /** Who takes what is put in charge from now on. */
    void onPublish(Consumer<LoadedWorkspace> taker) {
        charge = taker;
    }

    /** What is wrong in the folder, for which the version before stays in charge; empty when nothing is. */
    List<String> faults() {
        return faults;
    }

    /** The version in charge and how the folder stands to it. */
    Map<String, Object> status() {
        Optional<RuleVersion> now = versions.inCharge();
        Optional<String> aside = now.flatMap(RuleVersion::setAside).map(it -> SET_ASIDE);
        return RulesReport.status(now, faults, aside);
    }

    Optional<RuleVersion> inCharge() {
        return versions.inCharge();
    }

    /**
     * The workspace to start with: the folder's, or that of the version in charge where a roll-back set the folder aside
     * or the folder is faulty; empty where there is nothing good to start with.
     */
    synchronized Optional<LoadedWorkspace> start() {
        Optional<RuleVersion> before = versions.inCharge();
        try (StagedWorkspace staged = StagedWorkspace.now(root)) {
            lastLooked = staged.own().content();
            if (before.filter(it -> isSetAside(it, staged)).isPresent()) {
                LOG.warn("The folder is set aside by a roll-back: {}", told(before.get()));
                return again(before.get());
            }
            boolean same = before.filter(it -> holds(it, staged)).isPresent();
            RuleCandidate candidate = same ? RuleCandidate.known(staged) : RuleCandidate.of(staged, Look.RUN);
            if (candidate.good()) {
                keep(candidate, Optional.empty(), Optional.empty());
                return Optional.of(candidate.workspace());
            }
            refuse(candidate, before);
        }
        return before.flatMap(this::again);
    }

    private Optional<LoadedWorkspace> again(RuleVersion version) {
        RuleFiles files = versions.files(version.number()).orElseThrow();
        try (StagedWorkspace staged = StagedWorkspace.version(files, root)) {
            RuleCandidate candidate = RuleCandidate.known(staged);
            candidate.faults().forEach(fault -> LOG.error("Version {}: {}", version.number(), fault));
            return candidate.good() ? Optional.of(candidate.workspace()) : Optional.empty();
        }
    }

    /** Publishes the folder where it changed and is good. */
    synchronized void folderChanged() {
        long began = System.nanoTime();
        Optional<RuleVersion> before = versions.inCharge();
        try (StagedWorkspace staged = StagedWorkspace.now(root)) {
            String content = staged.own().content();
            if (content.equals(lastLooked)) {
                return;
            }
            boolean same = before.filter(it -> holds(it, staged)).isPresent();
            if (before.filter(it -> isSetAside(it, staged)).isPresent()) {
                lastLooked = content;
                faults = List.of();
                LOG.info("The folder is as the roll-back found it: {}", told(before.get()));
                return;
            }
            RuleCandidate candidate = same ? RuleCandidate.known(staged) : RuleCandidate.of(staged, Look.CHECK);
            if (candidate.good()) {
                RuleVersion now = publish(candidate, Optional.empty(), Optional.empty());
                LOG.info(
                        "{}; {} cases hold, {} ms",
                        told(now),
                        candidate.workspace().cases().size(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
            } else {
                refuse(candidate, before);
            }
            lastLooked = content;
        }
    }

    /**
     * Puts the files of an earlier version in charge again, under a number of their own.
     *
     * @throws NoSuchElementException where there is no such version
     * @throws IllegalArgumentException where it is in charge already, or no longer good, with what is wrong
     */
    synchronized RuleVersion rollBack(long number) {
        RuleFiles files = versions.files(number)
                .orElseThrow(() -> new NoSuchElementException("expected a version from 1 to "
                        + inCharge().map(RuleVersion::number).orElse(0L) + ", found " + number
                        + ". hush rules history lists them."));
        Optional<RuleVersion> before = inCharge();
        try (StagedWorkspace then = StagedWorkspace.version(files, root);
                StagedWorkspace folder = StagedWorkspace.now(root)) {
            if (before.filter(it -> it.content().equals(files.content())).isPresent()) {
                throw new IllegalArgumentException("expected a version that is not in charge, found " + number
                        + ", whose files are those of version " + before.get().number() + ", which is.");
            }
            RuleCandidate candidate = RuleCandidate.of(then, Look.RUN);
            if (!candidate.good()) {
                throw new IllegalArgumentException("expected a version that is good today, found in version " + number
                        + ":\n" + String.join("\n", candidate.faults()));
            }
            String aside = folder.own().content();
            boolean agrees = aside.equals(then.own().content());
            RuleVersion now = publish(candidate, Optional.of(number), agrees ? Optional.empty() : Optional.of(aside));
            lastLooked = aside;
            LOG.warn("{}", told(now));
            return now;
        }
    }

    private RuleVersion publish(RuleCandidate candidate, Optional<Long> again, Optional<String> aside) {
        candidate.warmUp(WARM_UP);
        RuleVersion version = keep(candidate, again, aside);
        charge.accept(candidate.workspace());
        return version;
    }

    private RuleVersion keep(RuleCandidate candidate, Optional<Long> again, Optional<String> aside) {
        RuleVersion version = versions.publish(
                new RuleVersion(
                        0, candidate.rulebook().version(), candidate.files().content(), clock.instant(), again, aside),
                candidate.files());
        faults = List.of();
        return version;
    }

    private void refuse(RuleCandidate candidate, Optional<RuleVersion> before) {
        faults = List.copyOf(candidate.faults());
        before.ifPresent(it -> {
            faults.forEach(fault -> LOG.error("{}", fault));
            LOG.error("The old rules stay in charge: {}", told(it));
        });
    }

    private static boolean holds(RuleVersion version, StagedWorkspace staged) {
        return version.content().equals(staged.files().content());
    }

    private static boolean isSetAside(RuleVersion version, StagedWorkspace staged) {
        return version.setAside().filter(staged.own().content()::equals).isPresent();
    }

    /** Such as {@code version 4 (1b2c…) of the rules is in charge, the files of version 2}. */
    static String told(RuleVersion version) {
        return "version " + version.number() + " (" + version.rules() + ") of the rules is in charge"
                + version.rolledBackTo()
                        .map(it -> ", the files of version " + it)
                        .orElse("");
    }
}
