package dev.hush.customer;

import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import dev.hush.event.CustomerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How freezes open and end: a cause is a no, a sign of content a yes, and they are weighed like those. */
final class FreezeLearning {
    private final List<FreezeRule> rules;
    private final Sources sources;
    private final Hearing hearing;

    FreezeLearning(List<FreezeRule> rules, Sources sources, Hearing hearing) {
        this.rules = rules;
        this.sources = sources;
        this.hearing = hearing;
    }

    void learn(CustomerState before, CustomerStateEditor state, CustomerEvent event, String occasionKey) {
        Instant now = hearing.now();
        for (FreezeRule rule : rules) {
            if (rule.fits(event)) {
                apply(rule, before, state, event, occasionKey);
            }
        }
        state.freezes(
                freezes -> freezes.stream().filter(freeze -> freeze.openAt(now)).toList());
    }

    private void apply(
            FreezeRule rule, CustomerState before, CustomerStateEditor state, CustomerEvent event, String occasionKey) {
        if (rule.effect() == FreezeRule.Effect.OPENS) {
            Said no = hearing.no(before, event);
            Optional<Said> content = Optional.ofNullable(before.contents().get(rule.cause()));
            if (content.map(yes -> sources.holds(no, yes)).orElse(true)) {
                state.freezes(freezes -> open(freezes, rule, no, occasionKey));
            }
            return;
        }
        Said yes = hearing.yes(before, event);
        state.freezes(freezes -> end(freezes, rule, yes, occasionKey, event.time()));
        if (rule.effect() == FreezeRule.Effect.ENDS) {
            state.content(rule.cause(), yes);
        }
    }

    private static List<Freeze> open(List<Freeze> freezes, FreezeRule rule, Said no, String occasionKey) {
        List<Freeze> after = new ArrayList<>(freezes);
        after.add(new Freeze(rule.cause(), occasionKey, no.at(), no.heard(), Optional.empty(), no.source()));
        return after;
    }

    private List<Freeze> end(List<Freeze> freezes, FreezeRule rule, Said yes, String occasionKey, Instant confirmed) {
        List<Freeze> after = new ArrayList<>();
        for (Freeze freeze : freezes) {
            boolean meant = freeze.cause().equals(rule.cause()) && !sources.holds(freeze.said(), yes);
            if (!meant) {
                after.add(freeze);
            } else if (rule.effect() == FreezeRule.Effect.REPAIRED) {
                after.add(
                        freeze.occasionKey().equals(occasionKey)
                                ? freeze.endingAt(confirmed.plus(rule.coolDown()))
                                : freeze);
            }
        }
        return after;
    }
}
