package dev.hush.decision;

import dev.hush.event.CustomerEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: looks at the sentences of one rule one by one, for people who ask why it did not speak. */
public interface RuleInquiry {
    /** The rules that can be asked about, by id. */
    Set<String> rules();

    /** The event that the rule is asked about; empty for any, or where there is no such rule. */
    Optional<String> eventType(String rule);

    /** Whether the event is one that the rule is asked about, by its type and by the name of a follow-up or campaign. */
    boolean isAskedAbout(String rule, CustomerEvent event);

    /**
     * What of the rule holds in the situation.
     *
     * @throws java.util.NoSuchElementException where there is no such rule
     */
    Findings look(String rule, Situation situation);

    /**
     * What was found.
     *
     * @param sentences the conditions in their order; none for an engineer's rule
     * @param fires whether all of them hold together
     * @param wishes what the rule would wish for if they all held, and what house rules would say to that
     */
    record Findings(List<Finding> sentences, boolean fires, Wishes wishes) {
        public Findings {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * One sentence.
     *
     * @param sentence as it was written
     * @param found the value that it was held against; empty where there is none to show
     */
    record Finding(String sentence, boolean holds, Optional<String> found) {}
}
