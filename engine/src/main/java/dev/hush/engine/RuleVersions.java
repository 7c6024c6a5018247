package dev.hush.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the versions of the rules that were in charge, with all that they were made of, and what their rules came to.
 *
 * <p>Versions are kept for ever: files that did not change are stored once.
 */
public interface RuleVersions {
    /**
     * Keeps what is put in charge under the next number, which it returns; nothing new where it holds the very content
     * of the newest, but for what is set aside.
     *
     * @param version its number does not matter
     */
    RuleVersion publish(RuleVersion version, RuleFiles files);

    /** The versions, the newest first, which is the one in charge. */
    List<RuleVersion> newest(int most);

    /** The version in charge; empty before the first. */
    default Optional<RuleVersion> inCharge() {
        return newest(1).stream().findFirst();
    }

    Optional<RuleVersion> find(long number);

    /** The files of a version; empty for a number that there is not. */
    Optional<RuleFiles> files(long number);

    /** How often each thing happened to each rule of each version, as of the last commit. */
    Map<RuleCount, Long> counts();
}
